package org.closedloop.customer;

import java.io.Reader;
import java.util.List;
import java.util.Locale;
import org.closedloop.engine.CsvList;
import org.closedloop.engine.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over a list of products with their owners: a known product, by model and serial number, is changed, an unknown one entered.
 * Every row is taken over or refused on its own; products that are not on the list stay as they are.
 */
@Service
public class ProductImport {

    public static final List<String> COLUMNS = List.of("model", "serial", "customerName", "customerEmail", "customerPhone");
    public static final List<String> OPTIONAL = List.of("customerLanguage", "purchasedOn", "receivedOn", "warrantyUntil", "contractNumber",
            "warrantyScope", "maker", "region");

    private final OwnedProducts products;
    private final Customers customers;
    private final TransactionTemplate transaction;

    ProductImport(OwnedProducts products, Customers customers, PlatformTransactionManager transactions) {
        this.products = products;
        this.customers = customers;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of a row; a refused one names line and column and says what is expected there. */
    public record Row(long line, String model, String serial, Outcome outcome, String column, String message) {
    }

    /** What became of a row. */
    public enum Outcome { CREATED, CHANGED, REFUSED }

    /** Throws {@link InvalidInput} (field {@code file}) only when the whole file cannot be read as such a list. */
    public List<Row> read(Reader csv) {
        return CsvList.read(csv, COLUMNS, OPTIONAL).stream().map(this::attempt).toList();
    }

    private Row attempt(CsvList.Line line) {
        try {
            boolean isNew = Boolean.TRUE.equals(transaction.execute(status -> takeOver(line)));
            return row(line, isNew ? Outcome.CREATED : Outcome.CHANGED, null, null);
        } catch (InvalidInput e) {
            return row(line, Outcome.REFUSED, e.field(), e.getMessage().substring(e.getMessage().indexOf(':') + 2));
        }
    }

    private boolean takeOver(CsvList.Line line) {
        line.checkWidth();
        return products.enter(new OwnedProduct(null, owner(line).id(), line.value("model"), line.value("serial"), line.date("purchasedOn"),
                line.date("receivedOn"), line.date("warrantyUntil"), line.value("contractNumber"), line.codes("warrantyScope"),
                line.value("maker"), line.value("region")));
    }

    private Customer owner(CsvList.Line line) {
        try {
            return customers.register(new ContactDetails(line.value("customerName"), line.value("customerEmail"), line.value("customerPhone"),
                    line.value("customerLanguage").toLowerCase(Locale.ROOT)));
        } catch (InvalidInput e) {
            throw new InvalidInput("customer" + e.field().substring(0, 1).toUpperCase(Locale.ROOT) + e.field().substring(1),
                    e.getMessage().substring(e.getMessage().indexOf(':') + 2));
        }
    }

    private static Row row(CsvList.Line line, Outcome outcome, String column, String message) {
        return new Row(line.number(), line.value("model"), line.value("serial"), outcome, column, message);
    }
}

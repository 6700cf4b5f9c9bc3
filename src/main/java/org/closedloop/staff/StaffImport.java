package org.closedloop.staff;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.closedloop.engine.CsvList;
import org.closedloop.engine.InvalidInput;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over a list of staff: a header line and the columns {@link #COLUMNS} and, if wanted, {@link #OPTIONAL}, teams and skills separated by semicolons,
 * dates as 2026-10-01. Every
 * row is taken over or refused on its own. People who are not on the list stay as they are.
 */
@Service
public class StaffImport {

    public static final List<String> COLUMNS =
            List.of("userId", "name", "email", "language", "teams", "absentFrom", "absentUntil", "substitute");
    public static final List<String> OPTIONAL = List.of("skills", "region", "hoursFrom", "hoursUntil");

    private final StaffDirectory directory;
    private final TransactionTemplate transaction;

    StaffImport(StaffDirectory directory, PlatformTransactionManager transactions) {
        this.directory = directory;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of a row; a refused one names line and column and says what is expected there. */
    public record Row(long line, String userId, Outcome outcome, String column, String message) {
    }

    /** What became of a row. */
    public enum Outcome { CREATED, CHANGED, REFUSED }

    /** Throws {@link InvalidInput} (field {@code file}) only when the whole file cannot be read as such a list. */
    public List<Row> read(Reader csv) {
        List<CsvList.Line> lines = CsvList.read(csv, COLUMNS, OPTIONAL);
        List<Row> rows = new ArrayList<>();
        List<CsvList.Line> accepted = new ArrayList<>();
        for (CsvList.Line line : lines) {
            Row row = attempt(line, false);
            rows.add(row);
            if (row.outcome() != Outcome.REFUSED && !line.value("substitute").isEmpty()) {
                accepted.add(line);
            }
        }
        // substitutes come last, for they may stand further down in the same list
        for (CsvList.Line line : accepted) {
            Row row = attempt(line, true);
            if (row.outcome() == Outcome.REFUSED) {
                rows.replaceAll(earlier -> earlier.line() == row.line() ? row : earlier);
            }
        }
        return rows;
    }

    private Row attempt(CsvList.Line line, boolean withSubstitute) {
        try {
            return transaction.execute(status -> takeOver(line, withSubstitute));
        } catch (InvalidInput e) {
            return refused(line, e.field(), e.getMessage().substring(e.getMessage().indexOf(':') + 2));
        } catch (OptimisticLockingFailureException e) {
            return refused(line, "userId", "changed by somebody else at this moment, import it again");
        }
    }

    private Row takeOver(CsvList.Line line, boolean withSubstitute) {
        line.checkWidth();
        StaffEntry before = directory.entry(line.value("userId")).orElse(null);
        String substitute = withSubstitute ? line.value("substitute") : null;
        directory.save(new StaffEntry(line.value("userId"), line.value("name"), line.value("email"),
                line.value("language").toLowerCase(Locale.ROOT), line.codes("teams"), line.date("absentFrom"), line.date("absentUntil"), substitute,
                before == null || before.active(), before == null ? 0 : before.version(),
                fieldwork(line, before == null ? Fieldwork.NONE : before.fieldwork())));
        return new Row(line.number(), line.value("userId"), before == null ? Outcome.CREATED : Outcome.CHANGED, null, null);
    }

    /** A list without these columns leaves them as they are. */
    private static Fieldwork fieldwork(CsvList.Line line, Fieldwork before) {
        return new Fieldwork(line.has("skills") ? line.codes("skills") : before.skills(), line.has("region") ? line.value("region") : before.region(),
                line.has("hoursFrom") ? line.time("hoursFrom") : before.hoursFrom(),
                line.has("hoursUntil") ? line.time("hoursUntil") : before.hoursUntil());
    }

    private static Row refused(CsvList.Line line, String column, String message) {
        return new Row(line.number(), line.value("userId"), Outcome.REFUSED, column, message);
    }
}

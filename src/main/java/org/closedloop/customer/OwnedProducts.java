package org.closedloop.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which products our customers own. Capitals and small letters of model and serial number are the same. */
@Service
@Transactional
public class OwnedProducts {

    private static final String SAME = "upper(p.model) = upper(:model) and upper(p.serial) = upper(:serial)";

    private final JdbcClient jdbc;
    private final ProductRules rules;

    OwnedProducts(JdbcClient jdbc, ProductRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** A product with its owner's name, as the staff's list shows it. */
    public record Listed(OwnedProduct product, String customer) {

        /** In an order that does not change from page to page. */
        public List<String> scope() {
            return product.warrantyScope().stream().sorted().toList();
        }
    }

    /** Empty also when model or serial number is not known. */
    @Transactional(readOnly = true)
    public Optional<OwnedProduct> find(String model, String serial) {
        if (model == null || serial == null) {
            return Optional.empty();
        }
        return jdbc.sql("select p.* from owned_product p where " + SAME).param("model", model.strip()).param("serial", serial.strip())
                .query(OwnedProducts::product).optional();
    }

    @Transactional(readOnly = true)
    public OwnedProduct get(UUID id) {
        return jdbc.sql("select p.* from owned_product p where p.id = :id").param("id", id).query(OwnedProducts::product).optional()
                .orElseThrow(() -> new IllegalArgumentException("no product " + id));
    }

    @Transactional(readOnly = true)
    public List<OwnedProduct> of(UUID customerId) {
        return jdbc.sql("select p.* from owned_product p where p.customer_id = :id order by upper(p.model), upper(p.serial)")
                .param("id", customerId).query(OwnedProducts::product).list();
    }

    /** Products by the beginning of their serial or contract number, by model or by a part of the owner's name; at most {@code most}. */
    @Transactional(readOnly = true)
    public List<Listed> search(String words, int most) {
        String wanted = words == null ? "" : words.strip().replaceAll("[\\\\%_]", "\\\\$0");
        return jdbc.sql("""
                select p.*, c.name as customer_name from owned_product p join customer c on c.id = p.customer_id
                 where upper(p.serial) like upper(:beginning) or upper(p.contract_number) like upper(:beginning)
                    or upper(p.model) = upper(:words) or c.name ilike :part
                 order by upper(p.model), upper(p.serial) limit :most""")
                .param("beginning", wanted + "%").param("part", "%" + wanted + "%").param("words", words == null ? "" : words.strip())
                .param("most", most)
                .query((row, index) -> new Listed(product(row, index), row.getString("customer_name"))).list();
    }

    /** Enters a product, or takes over the newer data of a known one; whether it is new. */
    public boolean enter(OwnedProduct product) {
        rules.check(product);
        Map<String, Object> values = new HashMap<>();
        values.put("id", UUID.randomUUID());
        values.put("customerId", product.customerId());
        values.put("model", product.model());
        values.put("serial", product.serial());
        values.put("purchasedOn", product.purchasedOn());
        values.put("receivedOn", product.receivedOn());
        values.put("warrantyUntil", product.warrantyUntil());
        values.put("contractNumber", product.contractNumber());
        values.put("warrantyScope", product.warrantyScope().stream().sorted().toArray(String[]::new));
        values.put("maker", product.maker());
        values.put("region", product.region());
        return jdbc.sql("""
                insert into owned_product (id, customer_id, model, serial, purchased_on, received_on, warranty_until, contract_number,
                    warranty_scope, maker, region)
                values (:id, :customerId, :model, :serial, :purchasedOn, :receivedOn, :warrantyUntil, :contractNumber, :warrantyScope,
                    :maker, :region)
                on conflict (upper(model), upper(serial)) do update set customer_id = excluded.customer_id,
                    purchased_on = excluded.purchased_on, received_on = excluded.received_on, warranty_until = excluded.warranty_until,
                    contract_number = excluded.contract_number, warranty_scope = excluded.warranty_scope, maker = excluded.maker,
                    region = excluded.region
                returning id = :id""")
                .params(values).query(Boolean.class).single();
    }

    private static OwnedProduct product(ResultSet row, int index) throws SQLException {
        return new OwnedProduct(row.getObject("id", UUID.class), row.getObject("customer_id", UUID.class), row.getString("model"),
                row.getString("serial"), row.getObject("purchased_on", LocalDate.class), row.getObject("received_on", LocalDate.class),
                row.getObject("warranty_until", LocalDate.class), row.getString("contract_number"),
                Set.copyOf(Arrays.asList((String[]) row.getArray("warranty_scope").getArray())), row.getString("maker"),
                row.getString("region"));
    }
}

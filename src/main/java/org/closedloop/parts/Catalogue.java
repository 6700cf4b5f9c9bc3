package org.closedloop.parts;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.closedloop.engine.InvalidInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The parts that we know, with price and contract (R-206, G-13). */
@Service
@Transactional
public class Catalogue {

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private final JdbcClient jdbc;

    Catalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A part with what is there, what is promised to work orders, and what is on its way. */
    public record Line(Part part, int onHand, int reserved, int onOrder) {

        public int available() {
            return onHand - reserved;
        }

        /** Fewer than the minimum even when everything on order arrives. */
        public boolean isLow() {
            return part.minimumStock() != null && available() + onOrder < part.minimumStock();
        }
    }

    @Transactional(readOnly = true)
    public Optional<Part> find(String number) {
        return jdbc.sql("select * from part where number = :number").param("number", number).query(Part.class).optional();
    }

    /** The part that a form names; refuses an unknown one at this field. */
    @Transactional(readOnly = true)
    public Part require(String number, String field) {
        return find(number).orElseThrow(() -> new InvalidInput(field, "must be a part number of the catalogue"));
    }

    /** The part with this number; one that nobody has entered yet is entered by its number, for purchasing to complete. */
    Part findOrEnter(String number) {
        return find(number).orElseGet(() -> {
            save(new Part(number, "new", number, null, null, "piece", null, "CNY", null, null, null));
            return find(number).orElseThrow();
        });
    }

    /** Refuses at this field what can be no part number. */
    static void checkNumber(String number, String field) {
        if (number == null || !NUMBER.matcher(number).matches()) {
            throw new InvalidInput(field, "letters, digits, dot, dash and underscore, at most 40");
        }
    }

    @Transactional(readOnly = true)
    public List<Line> lines() {
        return jdbc.sql("""
                select p.*, coalesce(s.on_hand, 0) as on_hand, coalesce(s.reserved, 0) as reserved, coalesce(o.quantity, 0) as on_order
                  from part p
                  left join (select part_number, sum(on_hand)::int as on_hand, sum(reserved)::int as reserved from part_stock group by 1) s
                         on s.part_number = p.number
                  left join (select r.part_number, sum(o.quantity)::int as quantity from part_order o join part_request r
                      on r.id = o.request_id
                              where o.received_at is null and o.replaced_at is null group by 1) o on o.part_number = p.number
                 order by p.part_class, p.number""")
                .query((row, index) -> new Line(PartRows.part(row), row.getInt("on_hand"), row.getInt("reserved"), row.getInt("on_order")))
                .list();
    }

    /** Enters a part or changes it; true when it is new. */
    public boolean save(Part part) {
        check(part);
        return jdbc.sql("""
                insert into part (number, part_class, name, specification, material, unit, unit_price, currency, manufacturer,
                    contract_number,
                    minimum_stock)
                values (:number, :partClass, :name, :specification, :material, :unit, :unitPrice, :currency, :manufacturer, :contractNumber,
                    :minimumStock)
                on conflict (number) do update set part_class = excluded.part_class, name = excluded.name,
                    specification = excluded.specification, material = excluded.material, unit = excluded.unit,
                    unit_price = excluded.unit_price, currency = excluded.currency, manufacturer = excluded.manufacturer,
                    contract_number = excluded.contract_number, minimum_stock = excluded.minimum_stock
                returning xmax = 0""").paramSource(part).query(Boolean.class).single();
    }

    private static void check(Part part) {
        checkNumber(part.number(), "number");
        text("class", part.partClass(), true);
        text("name", part.name(), true);
        text("specification", part.specification(), false);
        text("material", part.material(), false);
        text("unit", part.unit(), true);
        text("manufacturer", part.manufacturer(), part.underContract());
        text("contractNumber", part.contractNumber(), false);
        if (part.currency() == null || !part.currency().matches("[A-Z]{3}")) {
            throw new InvalidInput("currency", "three capital letters like CNY");
        }
        if (part.unitPrice() != null && (part.unitPrice().signum() < 0 || part.unitPrice().scale() > 2
                || part.unitPrice().precision() - part.unitPrice().scale() > 9)) {
            throw new InvalidInput("unitPrice", "an amount from 0 to 999999999.99");
        }
        if (part.minimumStock() != null && (part.minimumStock() < 0 || part.minimumStock() > Stock.MOST)) {
            throw new InvalidInput("minimumStock", "a whole number from 0 to " + Stock.MOST);
        }
    }

    private static void text(String field, String value, boolean required) {
        if (required && (value == null || value.isBlank())) {
            throw new InvalidInput(field, "please fill in");
        }
        if (value != null && (value.length() > 200 || value.chars().anyMatch(Character::isISOControl))) {
            throw new InvalidInput(field, "one line of at most 200 characters");
        }
    }
}

package org.closedloop.parts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.closedloop.cases.Cases;
import org.closedloop.cases.ServiceCase;
import org.closedloop.engine.InvalidInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of use: what engineers do with the parts that they were given. */
@Service
@Transactional
public class Parts {

    private static final String USES = """
            select u.*, p.name, p.unit, p.unit_price, p.currency from part_use u join part p on p.number = u.part_number
            """;

    private final JdbcClient jdbc;
    private final Stock stock;
    private final Catalogue catalogue;
    private final Cases cases;
    private final Clock clock;

    Parts(JdbcClient jdbc, Stock stock, Catalogue catalogue, Cases cases, Clock clock) {
        this.jdbc = jdbc;
        this.stock = stock;
        this.catalogue = catalogue;
        this.cases = cases;
        this.clock = clock;
    }

    /** Registers that a part was built into the device of the case; refuses more than the work order was given. */
    public void use(PartUse use) {
        check(use.partNumber(), use.serialNumber(), use.quantity());
        stock.hold(use.partNumber());
        ServiceCase file = cases.get(use.caseReference());
        boolean registered = jdbc.sql("""
                insert into part_use (id, work_order_id, case_reference, part_number, serial_number, quantity, engineer, device_model,
                    device_serial,
                    used_at, purpose)
                values (:id, :workOrder, :case, :part, :serial, :quantity, :by, :model, :device, :at, :purpose)
                on conflict do nothing""")
                .param("id", UUID.randomUUID()).param("workOrder", use.workOrderId()).param("case", use.caseReference())
                .param("part", use.partNumber()).param("serial", use.serialNumber()).param("quantity", use.quantity()).param("by", use.by())
                .param("model", file.productModel()).param("device", file.productSerial()).param("at", Timestamp.from(clock.instant()))
                .param("purpose", use.purpose()).update() == 1;
        if (!registered) {
            return;
        }
        if (used(use.workOrderId(), use.partNumber()) > stock.outFor(use.workOrderId(), use.partNumber())) {
            throw new InvalidInput("partNumber", "more than was handed out for this work order");
        }
        if (use.serialNumber() != null && stock.isKnown(use.partNumber(), use.serialNumber())
                && !stock.isOutFor(use.workOrderId(), use.partNumber(), use.serialNumber())) {
            throw new InvalidInput("serialNumber", "a piece with this number was not handed out for this work order");
        }
        cases.write(file.reference(), "partUsed", label(use.partNumber(), use.serialNumber()), use.by(), false);
    }

    /** Takes back what was not used; it is on the shelf again. */
    public void giveBack(PartReturn back) {
        check(back.partNumber(), back.serialNumber(), back.quantity());
        stock.hold(back.partNumber());
        if (back.serialNumber() != null && stock.isKnown(back.partNumber(), back.serialNumber())
                && !stock.isOutFor(back.workOrderId(), back.partNumber(), back.serialNumber())) {
            return;
        }
        stock.giveBack(back, used(back.workOrderId(), back.partNumber()));
        cases.write(back.caseReference(), "partGivenBack", label(back.partNumber(), back.serialNumber()), back.by(), false);
    }

    /** Keeps how a used part was installed, configured and tested; a second call replaces the first. */
    public void recordInstallation(PartUse use, Installation done) {
        int kept = jdbc.sql("""
                update part_use set installation = :installation, configuration = :configuration, test = :test, test_passed = :passed,
                    installed_at = :at
                 where work_order_id = :workOrder and part_number = :part and purpose = :purpose and serial_number is not distinct
                     from :serial::text""")
                .param("installation", done.installation()).param("configuration", done.configuration()).param("test", done.test())
                .param("passed", done.testPassed()).param("at", Timestamp.from(clock.instant())).param("workOrder", use.workOrderId())
                .param("part", use.partNumber()).param("purpose", use.purpose()).param("serial", use.serialNumber()).update();
        if (kept == 0) {
            throw new InvalidInput("partNumber", "was not used for this work order");
        }
    }

    /**
     * Says what became of everything that was handed out for a work order and is neither used nor back: built in, which is the rule, or
     * given back.
     *
     * @param serialNumber of the piece that was built in, if the warehouse did not note it; else null
     * @param purpose tells one call from the next for the same work order, for example the task's id
     */
    public void settle(UUID workOrderId, String caseReference, String serialNumber, boolean givenBack, Installation done, String purpose,
            String by) {
        for (String part : stock.partsOut(workOrderId)) {
            List<String> numbered = stock.serialsOut(workOrderId, part).stream().filter(serial -> !isUsed(workOrderId, part, serial))
                    .toList();
            int plain = inHand(workOrderId, part) - numbered.size();
            List<PartUse> pieces = new ArrayList<>(numbered.stream()
                    .map(serial -> new PartUse(workOrderId, caseReference, part, serial, 1, purpose, by)).toList());
            if (plain > 0) {
                pieces.add(new PartUse(workOrderId, caseReference, part, plain == 1 ? serialNumber : null, plain, purpose, by));
            }
            pieces.forEach(piece -> settle(piece, givenBack, done));
        }
    }

    private void settle(PartUse piece, boolean givenBack, Installation done) {
        if (givenBack) {
            giveBack(new PartReturn(piece.workOrderId(), piece.caseReference(), piece.partNumber(), piece.serialNumber(), piece.quantity(),
                    piece.purpose(), piece.by()));
        } else {
            use(piece);
            recordInstallation(piece, done);
        }
    }

    private boolean isUsed(UUID workOrder, String part, String serial) {
        return jdbc.sql("""
                select exists (select from part_use where work_order_id = :workOrder and part_number = :part
                    and serial_number = :serial)""")
                .param("workOrder", workOrder).param("part", part).param("serial", serial).query(Boolean.class).single();
    }

    /** The pieces of a part that were handed out for a work order and are neither used nor back. */
    @Transactional(readOnly = true)
    public int inHand(UUID workOrderId, String partNumber) {
        return stock.outFor(workOrderId, partNumber) - used(workOrderId, partNumber);
    }

    @Transactional(readOnly = true)
    public List<UsedPart> usedFor(UUID workOrderId) {
        return jdbc.sql(USES + "where u.work_order_id = :workOrder order by u.used_at, u.id").param("workOrder", workOrderId)
                .query(Parts::used).list();
    }

    /** Parts that were built into a device, the newest first. */
    @Transactional(readOnly = true)
    public List<UsedPart> usedIn(String deviceSerial) {
        return jdbc.sql(USES + "where u.device_serial = :device order by u.used_at desc limit 200").param("device", deviceSerial)
                .query(Parts::used).list();
    }

    private int used(UUID workOrder, String part) {
        return jdbc.sql("select coalesce(sum(quantity), 0)::int from part_use where work_order_id = :workOrder and part_number = :part")
                .param("workOrder", workOrder).param("part", part).query(Integer.class).single();
    }

    private void check(String part, String serial, int quantity) {
        catalogue.require(part, "partNumber");
        if (serial != null) {
            Serials.check(serial, "serialNumber");
        }
        if (quantity < 1 || quantity > 99 || serial != null && quantity > 1) {
            throw new InvalidInput("quantity", serial == null ? "a whole number from 1 to 99" : "a serial number is one piece");
        }
    }

    private static String label(String part, String serial) {
        return serial == null ? part : part + " " + serial;
    }

    private static UsedPart used(ResultSet row, int index) throws SQLException {
        return new UsedPart(row.getObject("work_order_id", UUID.class), row.getString("case_reference"), row.getString("part_number"),
                row.getString("name"), row.getString("unit"), row.getString("serial_number"), row.getInt("quantity"),
                row.getBigDecimal("unit_price"),
                row.getString("currency"), row.getString("engineer"), row.getString("device_model"), row.getString("device_serial"),
                row.getTimestamp("used_at").toInstant(), row.getString("installation"), row.getString("configuration"),
                row.getString("test"),
                row.getObject("test_passed", Boolean.class));
    }
}

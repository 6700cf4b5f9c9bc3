package org.closedloop.parts;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.engine.Failpoint;
import org.closedloop.engine.InvalidInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of the ledger. The database itself lets balances follow the rows and refuses what would make them negative. */
@Repository
class StockLedger {

    private final JdbcClient jdbc;
    private final Clock clock;

    StockLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Balance(String warehouse, int onHand, int reserved) {

        int available() {
            return onHand - reserved;
        }
    }

    record Held(String warehouse, int quantity) {}

    /** The last thing that happened to a piece with a serial number, reservations aside. */
    record LastSeen(String kind, String warehouse, Long receiptId) {

        boolean isHere() {
            return !kind.equals(Movement.Kind.issue.name());
        }
    }

    void open(String part, String warehouse) {
        jdbc.sql("insert into part_stock (part_number, warehouse) values (:part, :warehouse) on conflict do nothing")
                .param("part", part).param("warehouse", warehouse).update();
    }

    /** Whoever books a part waits here for the one before. */
    List<Balance> lock(String part) {
        return jdbc.sql("select warehouse, on_hand, reserved from part_stock where part_number = :part order by warehouse for update")
                .param("part", part).query(Balance.class).list();
    }

    List<Balance> balances(String part) {
        return jdbc.sql("select warehouse, on_hand, reserved from part_stock where part_number = :part order by warehouse")
                .param("part", part).query(Balance.class).list();
    }

    /** Books a row unless the same purpose has one already; true when it was booked now. */
    boolean book(Movement m) {
        boolean booked = jdbc.sql("""
                insert into part_movement (part_number, warehouse, kind, quantity, at, by, work_order_id, case_reference, request_id,
                    purpose,
                    serial_number, receipt_id, supplier, order_number)
                values (:part, :warehouse, :kind, :quantity, :at, :by, :workOrder, :case, :request, :purpose, :serial, :receipt, :supplier,
                    :orderNumber)
                on conflict do nothing""")
                .param("part", m.partNumber()).param("warehouse", m.warehouse()).param("kind", m.kind().name())
                .param("quantity", m.quantity())
                .param("at", Timestamp.from(clock.instant())).param("by", m.by()).param("workOrder", m.reason().workOrderId())
                .param("case", m.reason().caseReference()).param("request", m.reason().requestId()).param("purpose", m.purpose())
                .param("serial", m.piece().serialNumber()).param("receipt", m.piece().receiptId()).param("supplier", m.supplier())
                .param("orderNumber", m.orderNumber()).update() == 1;
        if (!booked && !isBooked(m)) {
            throw new InvalidInput("serialNumbers", "a piece with this serial number has come in already");
        }
        Failpoint.hit("partMovementBooked");
        return booked;
    }

    private boolean isBooked(Movement m) {
        return jdbc.sql("select exists (select from part_movement where work_order_id is not distinct from :workOrder::uuid and purpose = :purpose)")
                .param("workOrder", m.reason().workOrderId()).param("purpose", m.purpose()).query(Boolean.class).single();
    }

    /** What is reserved for a request and neither released nor issued. */
    Optional<Held> heldFor(UUID request) {
        return jdbc.sql("""
                select warehouse, sum(case kind when 'reservation' then quantity else -quantity end)::int as quantity from part_movement
                 where request_id = :request and kind in ('reservation', 'release', 'issue')
                 group by warehouse having sum(case kind when 'reservation' then quantity else -quantity end) > 0""")
                .param("request", request).query(Held.class).optional();
    }

    int count(UUID request, Movement.Kind kind) {
        return jdbc.sql("select count(*) from part_movement where request_id = :request and kind = :kind")
                .param("request", request).param("kind", kind.name()).query(Integer.class).single();
    }

    /** Requests that hold pieces of a part in a warehouse, the youngest first. */
    List<UUID> holders(String part, String warehouse) {
        return jdbc.sql("""
                select request_id from part_movement
                 where part_number = :part and warehouse = :warehouse and request_id is not null and kind in ('reservation', 'release',
                     'issue')
                 group by request_id having sum(case kind when 'reservation' then quantity else -quantity end) > 0
                 order by max(id) filter (where kind = 'reservation') desc""")
                .param("part", part).param("warehouse", warehouse).query(UUID.class).list();
    }

    Optional<LastSeen> lastSeen(String part, String serial) {
        return jdbc.sql("""
                select kind, warehouse, case kind when 'receipt' then id else receipt_id end as receipt_id from part_movement
                 where part_number = :part and serial_number = :serial order by id desc limit 1""")
                .param("part", part).param("serial", serial).query(LastSeen.class).optional();
    }

    record Issue(String warehouse, String purpose, String serialNumber, Long receiptId) {}

    List<Issue> lastIssues(UUID request, int most) {
        return jdbc.sql("""
                select warehouse, purpose, serial_number, receipt_id from part_movement where request_id = :request and kind = 'issue'
                 order by id desc limit :most""").param("request", request).param("most", most).query(Issue.class).list();
    }

    List<String> partsOut(UUID workOrder) {
        return jdbc.sql("""
                select part_number from part_movement where work_order_id = :workOrder and kind in ('issue', 'lost', 'giveBack')
                 group by part_number having sum(case kind when 'issue' then quantity else -quantity end) > 0 order by part_number""")
                .param("workOrder", workOrder).query(String.class).list();
    }

    List<String> serialsOut(UUID workOrder, String part) {
        return jdbc.sql("""
                select serial_number from part_movement
                 where work_order_id = :workOrder and part_number = :part and serial_number is not null and kind in ('issue', 'lost',
                     'giveBack')
                 group by serial_number having sum(case kind when 'issue' then quantity else -quantity end) > 0 order by serial_number""")
                .param("workOrder", workOrder).param("part", part).query(String.class).list();
    }

    /** The work order that has a piece now. */
    Optional<UUID> lastHolder(String part, String serial) {
        return jdbc.sql("""
                select work_order_id from (select kind, work_order_id from part_movement
                                            where part_number = :part and serial_number = :serial order by id desc limit 1) last
                 where kind = 'issue'""").param("part", part).param("serial", serial).query(UUID.class).optional();
    }

    /** First in, first out: the oldest receipt of pieces without serial numbers that is not used up. */
    Optional<Long> oldestLot(String part, String warehouse) {
        return lot(part, warehouse, "and r.serial_number is null");
    }

    boolean hasNumberedPieces(String part, String warehouse) {
        return lot(part, warehouse, "and r.serial_number is not null").isPresent();
    }

    private Optional<Long> lot(String part, String warehouse, String which) {
        return jdbc.sql("""
                select r.id from part_movement r
                 where r.part_number = :part and r.warehouse = :warehouse and r.kind = 'receipt' %s
                   and r.quantity > coalesce((select sum(case m.kind when 'issue' then m.quantity else -m.quantity end)
                                                from part_movement m where m.receipt_id = r.id and m.kind in ('issue', 'giveBack')), 0)
                 order by r.id limit 1""".formatted(which))
                .param("part", part).param("warehouse", warehouse).query(Long.class).optional();
    }

    /** Pieces of a part that were issued for a work order and have not come back. */
    int outFor(UUID workOrder, String part) {
        return jdbc.sql("""
                select coalesce(sum(case kind when 'issue' then quantity else -quantity end), 0)::int from part_movement
                 where work_order_id = :workOrder and part_number = :part and kind in ('issue', 'lost', 'giveBack')""")
                .param("workOrder", workOrder).param("part", part).query(Integer.class).single();
    }

    /** The receipt of a piece that a work order still has, so that it goes back to where it came from. */
    Optional<Long> lotOut(UUID workOrder, String part) {
        return jdbc.sql("""
                select receipt_id from part_movement
                 where work_order_id = :workOrder and part_number = :part and kind in ('issue', 'lost', 'giveBack')
                     and receipt_id is not null
                 group by receipt_id having sum(case kind when 'issue' then quantity else -quantity end) > 0 order by receipt_id limit 1""")
                .param("workOrder", workOrder).param("part", part).query(Long.class).optional();
    }
}

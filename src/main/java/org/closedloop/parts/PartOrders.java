package org.closedloop.parts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of orders. */
@Repository
class PartOrders {

    private final JdbcClient jdbc;

    PartOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(PartOrder order) {
        jdbc.sql("""
                insert into part_order (id, request_id, number, source, supplier, order_number, quantity, expected_on, ordered_by,
                    ordered_at)
                values (:id, :request, :number, :source, :supplier, :orderNumber, :quantity, :expectedOn, :by, :at)""")
                .param("id", order.id()).param("request", order.requestId()).param("number", order.number())
                .param("source", order.source().name()).param("supplier", order.supplier()).param("orderNumber", order.orderNumber())
                .param("quantity", order.quantity()).param("expectedOn", order.expectedOn()).param("by", order.orderedBy())
                .param("at", Timestamp.from(order.orderedAt())).update();
    }

    int count(UUID request) {
        return jdbc.sql("select count(*) from part_order where request_id = :request").param("request", request).query(Integer.class)
                .single();
    }

    Optional<PartOrder> openOf(UUID request) {
        return jdbc.sql("select * from part_order where request_id = :request and received_at is null and replaced_at is null")
                .param("request", request).query(PartOrders::order).optional();
    }

    Optional<PartOrder> find(UUID id) {
        return jdbc.sql("select * from part_order where id = :id").param("id", id).query(PartOrders::order).optional();
    }

    List<PartOrder> of(UUID request) {
        return jdbc.sql("select * from part_order where request_id = :request order by number").param("request", request)
                .query(PartOrders::order).list();
    }

    List<PartOrder> open() {
        return jdbc.sql("select * from part_order where received_at is null and replaced_at is null order by expected_on, id limit 500")
                .query(PartOrders::order).list();
    }

    boolean received(UUID id, Instant at) {
        return jdbc.sql("update part_order set received_at = :at where id = :id and received_at is null")
                .param("at", Timestamp.from(at)).param("id", id).update() == 1;
    }

    /** A new date or the end of hope takes the place of what was ordered. */
    void replace(UUID request, Instant at) {
        jdbc.sql("update part_order set replaced_at = :at where request_id = :request and received_at is null and replaced_at is null")
                .param("at", Timestamp.from(at)).param("request", request).update();
    }

    private static PartOrder order(ResultSet row, int index) throws SQLException {
        return new PartOrder(row.getObject("id", UUID.class), row.getObject("request_id", UUID.class), row.getInt("number"),
                PartSource.valueOf(row.getString("source")), row.getString("supplier"), row.getString("order_number"),
                row.getInt("quantity"),
                row.getObject("expected_on", LocalDate.class), row.getString("ordered_by"), instant(row, "ordered_at"),
                instant(row, "received_at"),
                instant(row, "replaced_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}

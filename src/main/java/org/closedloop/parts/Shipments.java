package org.closedloop.parts;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of shipments. */
@Repository
class Shipments {

    private final JdbcClient jdbc;

    Shipments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(PartRequest request, Shipment to, String by, Instant at) {
        jdbc.sql("""
                insert into part_shipment (request_id, number, address, consignee, contact, item, quantity, shipped_at, shipped_by)
                select :request, count(*) + 1, :address, :consignee, :contact, :item, :quantity, :at, :by
                  from part_shipment where request_id = :request""")
                .param("request", request.id()).param("address", to.address())
                .param("consignee", to.consignee() == null ? request.engineer() : to.consignee()).param("contact", to.contact())
                .param("item", request.partNumber() + " " + request.name()).param("quantity", request.quantity())
                .param("at", Timestamp.from(at)).param("by", by).update();
    }

    void confirm(PartRequest request, boolean received, String by, Instant at) {
        jdbc.sql("""
                update part_shipment set received = :received, confirmed_by = :by, confirmed_at = :at
                 where request_id = :request and confirmed_at is null""")
                .param("received", received).param("by", by).param("at", Timestamp.from(at)).param("request", request.id()).update();
    }
}

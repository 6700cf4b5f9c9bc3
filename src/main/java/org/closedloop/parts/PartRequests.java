package org.closedloop.parts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of part requests. */
@Repository
class PartRequests {

    private final JdbcClient jdbc;

    PartRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Enters a request once for a run of the process. */
    PartRequest add(String instanceId, PartRequest r) {
        jdbc.sql("""
                insert into part_request (id, instance_id, work_order_id, case_reference, part_number, name, specification, material,
                    quantity,
                    needed_by, engineer, requested_at, state)
                values (:id, :instance, :workOrder, :case, :part, :name, :specification, :material, :quantity, :neededBy, :engineer, :at,
                    :state)
                on conflict do nothing""")
                .param("id", r.id()).param("instance", instanceId).param("workOrder", r.workOrderId()).param("case", r.caseReference())
                .param("part", r.partNumber()).param("name", r.name()).param("specification", r.specification())
                .param("material", r.material())
                .param("quantity", r.quantity()).param("neededBy", r.neededBy()).param("engineer", r.engineer())
                .param("at", Timestamp.from(r.requestedAt())).param("state", r.state().name()).update();
        return jdbc.sql("select * from part_request where instance_id = :instance").param("instance", instanceId)
                .query(PartRequests::request).single();
    }

    Optional<PartRequest> find(UUID id) {
        return jdbc.sql("select * from part_request where id = :id").param("id", id).query(PartRequests::request).optional();
    }

    PartRequest get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no part request " + id));
    }

    List<PartRequest> openOf(String caseReference) {
        return jdbc.sql("""
                select * from part_request where case_reference = :case and state in ('requested', 'reserved', 'missing', 'ordered',
                    'issued')
                 order by requested_at""").param("case", caseReference).query(PartRequests::request).list();
    }

    /** Everything on its way, what waits longest first. */
    List<PartRequest> open() {
        return jdbc.sql("""
                select * from part_request where state in ('requested', 'reserved', 'missing', 'ordered', 'issued')
                 order by requested_at, id limit 500""").query(PartRequests::request).list();
    }

    /** Who waits for a part that was not there, the one who waits longest first. */
    List<PartRequest> waitingFor(String part) {
        return jdbc.sql("""
                select * from part_request where part_number = :part and state in ('missing', 'ordered') order by requested_at, id""")
                .param("part", part).query(PartRequests::request).list();
    }

    void state(UUID id, PartRequest.State state) {
        jdbc.sql("update part_request set state = :state where id = :id").param("state", state.name()).param("id", id).update();
    }

    void source(UUID id, PartSource source) {
        jdbc.sql("update part_request set source = :source where id = :id").param("source", source.name()).param("id", id).update();
    }

    private static PartRequest request(ResultSet row, int index) throws SQLException {
        String source = row.getString("source");
        return new PartRequest(row.getObject("id", UUID.class), row.getObject("work_order_id", UUID.class), row.getString("case_reference"),
                row.getString("part_number"), row.getString("name"), row.getString("specification"), row.getString("material"),
                row.getInt("quantity"), row.getObject("needed_by", LocalDate.class), row.getString("engineer"),
                row.getTimestamp("requested_at").toInstant(), PartRequest.State.valueOf(row.getString("state")),
                source == null ? null : PartSource.valueOf(source));
    }
}

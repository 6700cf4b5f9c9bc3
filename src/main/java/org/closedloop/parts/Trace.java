package org.closedloop.parts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a part came from and which device it is in, and the other way round. */
@Service
@Transactional(readOnly = true)
public class Trace {

    /** Every piece that left the warehouse, with its receipt, its use and its device. */
    private static final String PIECES = """
            select i.part_number, p.name, coalesce(i.serial_number, u.serial_number) as serial_number, coalesce(r.warehouse,
                i.warehouse) as warehouse, r.at as received_at, r.supplier, r.order_number,
                   i.at as issued_at, i.work_order_id, i.case_reference, u.engineer, u.device_model, u.device_serial, u.used_at,
                       u.test_passed,
                   back.at as given_back_at
              from part_movement i
              join part p on p.number = i.part_number
              left join part_movement r on r.id = i.receipt_id
              left join part_use u on u.work_order_id = i.work_order_id and u.part_number = i.part_number
                                  and (u.serial_number is null or i.serial_number is null or u.serial_number = i.serial_number)
              left join part_movement back on back.kind = 'giveBack' and back.work_order_id = i.work_order_id
                                  and back.part_number = i.part_number and back.serial_number = i.serial_number
             where i.kind = 'issue'
            """;

    private final JdbcClient jdbc;

    Trace(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The way of a piece; what has not happened is null.
     *
     * @param receivedAt null for a piece that a count found
     */
    public record Way(String partNumber, String name, String serialNumber, String warehouse, Instant receivedAt, String supplier,
            String orderNumber,
                      Instant issuedAt, UUID workOrderId, String caseReference, String engineer, String deviceModel, String deviceSerial,
                      Instant usedAt, Boolean testPassed, Instant givenBackAt) {}

    /** The way of the pieces with this serial number, the last step first; also of those that still lie in a warehouse. */
    public List<Way> ofPiece(String serialNumber) {
        return jdbc.sql(PIECES + """
                 and (i.serial_number = :serial or i.serial_number is null and u.serial_number = :serial)
                union all
                select r.part_number, p.name, r.serial_number, r.warehouse, r.at, r.supplier, r.order_number, null, null, null, null, null,
                    null, null, null,
                       null
                  from part_movement r join part p on p.number = r.part_number
                 where r.kind = 'receipt' and r.serial_number = :serial
                   and not exists (select from part_movement m where m.receipt_id = r.id and m.kind = 'issue')
                 order by issued_at desc nulls first""").param("serial", serialNumber).query(Trace::way).list();
    }

    /** The pieces that were built into a device, the newest first. */
    public List<Way> ofDevice(String deviceSerial) {
        return jdbc.sql(PIECES + " and u.device_serial = :device order by u.used_at desc limit 200").param("device", deviceSerial)
                .query(Trace::way).list();
    }

    private static Way way(ResultSet row, int index) throws SQLException {
        return new Way(row.getString("part_number"), row.getString("name"), row.getString("serial_number"), row.getString("warehouse"),
                at(row, "received_at"), row.getString("supplier"), row.getString("order_number"), at(row, "issued_at"),
                row.getObject("work_order_id", UUID.class), row.getString("case_reference"), row.getString("engineer"),
                row.getString("device_model"),
                row.getString("device_serial"), at(row, "used_at"), row.getObject("test_passed", Boolean.class), at(row, "given_back_at"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column) == null ? null : row.getTimestamp(column).toInstant();
    }
}

package org.closedloop.parts;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a part out of a row that holds more. */
final class PartRows {

    private PartRows() {
    }

    static Part part(ResultSet row) throws SQLException {
        return new Part(row.getString("number"), row.getString("part_class"), row.getString("name"), row.getString("specification"),
                row.getString("material"), row.getString("unit"), row.getBigDecimal("unit_price"), row.getString("currency"),
                row.getString("manufacturer"), row.getString("contract_number"), row.getObject("minimum_stock", Integer.class));
    }
}

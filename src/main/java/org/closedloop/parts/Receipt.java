package org.closedloop.parts;

import java.util.List;

/**
 * Goods that came in.
 *
 * @param serialNumbers of each piece, or none
 * @param key tells this receipt from others: the same key is booked once
 */
public record Receipt(String partNumber, String warehouse, int quantity, List<String> serialNumbers, String supplier, String orderNumber,
                      String key, String by) {

    public Receipt {
        serialNumbers = List.copyOf(serialNumbers);
    }

    /** Serial numbers as people type them: separated by commas, semicolons, blanks or line ends. */
    public static List<String> serialNumbers(String typed) {
        return Serials.split(typed);
    }
}

package org.closedloop.repair;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.closedloop.engine.InvalidInput;

/**
 * A service report as it is entered.
 *
 * @param signature the drawing as a PNG data URL; null: not drawn now, an earlier one stays
 * @param signatureRefusal why the customer does not sign; null: not refused
 */
public record ReportEntry(String signature, String signedName, String signatureRefusal, Integer score, Integer attitude, String comment,
        boolean sheetRefused, Instant arrivedAt, Instant finishedAt, String partsUsed, Cost cost) {

    private static final int MAX_TEXT = 2000;
    private static final int MAX_NAME = 100;
    private static final int MAX_REFUSAL = 500;

    /** What the work cost, in the parts of the monthly figures. */
    public record Cost(String currency, int labourMinutes, BigDecimal labour, BigDecimal parts, BigDecimal travel, BigDecimal transport,
                       WorkPurpose purpose) {

        private static final int LONGEST = 60 * 24 * 31;
        private static final BigDecimal DEAREST = new BigDecimal("999999999.99");

        /** After-sales service, as most work is. */
        public Cost(String currency, int labourMinutes, BigDecimal labour, BigDecimal parts, BigDecimal travel, BigDecimal transport) {
            this(currency, labourMinutes, labour, parts, travel, transport, WorkPurpose.afterSales);
        }

        public Cost {
            if (labourMinutes < 0 || labourMinutes > LONGEST) {
                throw new InvalidInput("labourMinutes", "must be a number from 0 to " + LONGEST);
            }
            amount("labourAmount", labour);
            amount("partsAmount", parts);
            amount("travelAmount", travel);
            amount("transportAmount", transport);
            try {
                Currency.getInstance(currency);
            } catch (IllegalArgumentException | NullPointerException e) {
                throw new InvalidInput("currency", "must be a currency like CNY");
            }
        }

        private static void amount(String field, BigDecimal value) {
            if (value.signum() < 0 || value.scale() > 2 || value.compareTo(DEAREST) > 0) {
                throw new InvalidInput(field, "must be an amount from 0 to " + DEAREST);
            }
        }
    }

    public ReportEntry {
        limit("signedName", signedName, MAX_NAME);
        limit("signatureRefusal", signatureRefusal, MAX_REFUSAL);
        limit("comment", comment, MAX_TEXT);
        limit("partsUsed", partsUsed, MAX_TEXT);
        points("score", score);
        points("attitude", attitude);
        if (sheetRefused && (score != null || attitude != null)) {
            throw new InvalidInput("score", "leave it empty when the sheet is refused");
        }
        if (!sheetRefused && score == null && (attitude != null || comment != null)) {
            throw new InvalidInput("score", "please fill in a number from 1 to 5");
        }
        if (signature != null && signatureRefusal != null) {
            throw new InvalidInput("signatureRefusal", "leave it empty when the customer signs");
        }
        if (arrivedAt != null && finishedAt != null && finishedAt.isBefore(arrivedAt)) {
            throw new InvalidInput("finishedAt", "must not be before the arrival");
        }
    }

    private static void limit(String field, String text, int max) {
        if (text != null && text.length() > max) {
            throw new InvalidInput(field, "must not be longer than " + max + " characters");
        }
    }

    private static void points(String field, Integer points) {
        if (points != null && (points < 1 || points > 5)) {
            throw new InvalidInput(field, "must be a number from 1 to 5");
        }
    }
}

package org.closedloop.classification;

/** Who pays for a repair (C-17, R-144 to R-147, G-08), with the rule of the table that said so. */
public record Coverage(Code code, String rule) {

    /** {@code ask}: sales quote, and the customer decides. */
    public enum Code { free, chargeable, ask }

    /** Nothing is repaired before the customer has accepted a quotation. */
    public boolean needsQuotation() {
        return code != Code.free;
    }
}

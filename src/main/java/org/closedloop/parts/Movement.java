package org.closedloop.parts;

import java.util.UUID;

/**
 * A row of the stock ledger to be booked.
 *
 * @param purpose what it is for: the same work order never has two rows for the same purpose
 * @param receiptId the receipt that the piece came with
 */
record Movement(String partNumber, String warehouse, Kind kind, int quantity, String by, Reason reason, String purpose, Piece piece,
                String supplier, String orderNumber) {

    enum Kind { receipt, reservation, release, issue, lost, giveBack, countCorrection }

    /** The work that a movement is for; empty for plain stock. */
    record Reason(UUID workOrderId, String caseReference, UUID requestId) {

        static final Reason STOCK = new Reason(null, null, null);
    }

    /** Which piece, if it can be told. */
    record Piece(String serialNumber, Long receiptId) {

        static final Piece ANY = new Piece(null, null);
    }

    static Movement of(String partNumber, String warehouse, Kind kind, int quantity, String by, Reason reason, String purpose) {
        return new Movement(partNumber, warehouse, kind, quantity, by, reason, purpose, Piece.ANY, null, null);
    }

    Movement of(Piece which) {
        return new Movement(partNumber, warehouse, kind, quantity, by, reason, purpose, which, supplier, orderNumber);
    }

    Movement from(String by, String number) {
        return new Movement(partNumber, warehouse, kind, quantity, this.by, reason, purpose, piece, by, number);
    }
}

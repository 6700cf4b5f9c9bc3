package org.closedloop.parts;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.engine.InvalidInput;
import org.closedloop.parts.Movement.Kind;
import org.closedloop.parts.Movement.Piece;
import org.closedloop.parts.Movement.Reason;
import org.closedloop.parts.StockLedger.Balance;
import org.closedloop.parts.StockLedger.Held;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What goes into the warehouses and out of them. Nothing is ever promised twice. */
@Service
@Transactional
class Stock {

    static final int MOST = 99_999;

    private final StockLedger ledger;
    private final PartRequests requests;
    private final Catalogue catalogue;
    private final PartSettings settings;

    Stock(StockLedger ledger, PartRequests requests, Catalogue catalogue, PartSettings settings) {
        this.ledger = ledger;
        this.requests = requests;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /** Books goods that came in, for a request or for the shelf; true when they were not booked before. */
    boolean receive(Receipt goods, Reason reason) {
        catalogue.require(goods.partNumber(), "partNumber");
        check(goods);
        String warehouse = goods.warehouse() == null ? settings.usualWarehouse() : goods.warehouse();
        ledger.open(goods.partNumber(), warehouse);
        ledger.lock(goods.partNumber());
        Movement whole = Movement.of(goods.partNumber(), warehouse, Kind.receipt, goods.quantity(), goods.by(), reason,
                "receipt/" + goods.key())
                .from(goods.supplier(), goods.orderNumber());
        if (goods.serialNumbers().isEmpty()) {
            return ledger.book(whole);
        }
        boolean booked = false;
        for (String serial : goods.serialNumbers()) {
            booked |= ledger.book(new Movement(whole.partNumber(), warehouse, Kind.receipt, 1, whole.by(), reason,
                    whole.purpose() + "/" + serial,
                    new Piece(serial, null), goods.supplier(), goods.orderNumber()));
        }
        return booked;
    }

    /** Makes others wait who book the same part, until this transaction ends. */
    void hold(String part) {
        ledger.lock(part);
    }

    private void check(Receipt goods) {
        if (goods.quantity() < 1 || goods.quantity() > MOST) {
            throw new InvalidInput("quantity", "a whole number from 1 to " + MOST);
        }
        if (goods.warehouse() != null && !settings.warehouses().contains(goods.warehouse())) {
            throw new InvalidInput("warehouse", "must be one of our warehouses");
        }
        if (!goods.serialNumbers().isEmpty() && goods.serialNumbers().size() != goods.quantity()) {
            throw new InvalidInput("serialNumbers", "as many serial numbers as pieces, or none");
        }
        if (new HashSet<>(goods.serialNumbers()).size() < goods.serialNumbers().size()) {
            throw new InvalidInput("serialNumbers", "each serial number once");
        }
        goods.serialNumbers().forEach(serial -> Serials.check(serial, "serialNumbers"));
    }

    /** Reserves what a request needs out of one warehouse; false when none has enough. A second call changes nothing. */
    boolean reserve(PartRequest request, String by) {
        List<Balance> balances = ledger.lock(request.partNumber());
        if (ledger.heldFor(request.id()).isPresent()) {
            return true;
        }
        Optional<Balance> enough = balances.stream().filter(balance -> balance.available() >= request.quantity()).findFirst();
        enough.ifPresent(balance -> {
            int number = ledger.count(request.id(), Kind.reservation) + 1;
            ledger.book(Movement.of(request.partNumber(), balance.warehouse(), Kind.reservation, request.quantity(), by, request.reason(),
                    "reservation/" + request.id() + "/" + number));
            requests.state(request.id(), PartRequest.State.reserved);
        });
        return enough.isPresent();
    }

    /** Gives free what a request still holds. */
    void release(PartRequest request, String by) {
        ledger.lock(request.partNumber());
        ledger.heldFor(request.id()).ifPresent(held -> {
            int number = ledger.count(request.id(), Kind.release) + 1;
            ledger.book(Movement.of(request.partNumber(), held.warehouse(), Kind.release, held.quantity(), by, request.reason(),
                    "release/" + request.id() + "/" + number));
        });
    }

    /** Hands the reserved pieces out, each with the receipt it came from; false when they are not there any more. */
    boolean issue(PartRequest request, List<String> serials, String by) {
        if (serials.size() > request.quantity()) {
            throw new InvalidInput("serialNumber", "at most " + request.quantity());
        }
        if (!reserve(request, by)) {
            return false;
        }
        Held held = ledger.heldFor(request.id()).orElseThrow();
        int before = ledger.count(request.id(), Kind.issue);
        for (int i = 0; i < held.quantity(); i++) {
            Piece piece = pieceFor(request.partNumber(), held.warehouse(), i < serials.size() ? serials.get(i) : null);
            ledger.book(Movement.of(request.partNumber(), held.warehouse(), Kind.issue, 1, by, request.reason(),
                    "issue/" + request.id() + "/" + (before + i + 1)).of(piece));
        }
        requests.state(request.id(), PartRequest.State.issued);
        return true;
    }

    private Piece pieceFor(String part, String warehouse, String serial) {
        if (serial == null) {
            Optional<Long> lot = ledger.oldestLot(part, warehouse);
            if (lot.isEmpty() && ledger.hasNumberedPieces(part, warehouse)) {
                throw new InvalidInput("serialNumber", "please fill in: the pieces of this part have numbers");
            }
            return new Piece(null, lot.orElse(null));
        }
        Serials.check(serial, "serialNumber");
        return ledger.lastSeen(part, serial).map(seen -> {
            if (!seen.isHere()) {
                throw new InvalidInput("serialNumber", "the piece with this number has been issued already");
            }
            if (!seen.warehouse().equals(warehouse)) {
                throw new InvalidInput("serialNumber", "the piece with this number lies in another warehouse");
            }
            return new Piece(serial, seen.receiptId());
        }).orElseGet(() -> new Piece(serial, ledger.oldestLot(part, warehouse).orElse(null)));
    }

    /** Takes unused pieces back, never more than the work order has. */
    void giveBack(PartReturn back, int used) {
        ledger.open(back.partNumber(), settings.usualWarehouse());
        ledger.lock(back.partNumber());
        Reason reason = new Reason(back.workOrderId(), back.caseReference(), null);
        for (int i = 1; i <= back.quantity(); i++) {
            Movement piece = Movement.of(back.partNumber(), settings.usualWarehouse(), Kind.giveBack, 1, back.by(), reason,
                    "giveBack/" + back.partNumber() + "/" + back.purpose() + "/" + (back.serialNumber() == null ? i : back.serialNumber()))
                    .of(new Piece(back.serialNumber(), lotOf(back)));
            if (ledger.book(piece) && ledger.outFor(back.workOrderId(), back.partNumber()) < used) {
                throw new InvalidInput("quantity", "more than this work order still has");
            }
        }
    }

    private Long lotOf(PartReturn back) {
        if (back.serialNumber() == null) {
            return ledger.lotOut(back.workOrderId(), back.partNumber()).orElse(null);
        }
        return ledger.lastSeen(back.partNumber(), back.serialNumber()).map(StockLedger.LastSeen::receiptId).orElse(null);
    }

    /** Pieces that were issued and never reached the engineer: nobody has them. */
    void lost(PartRequest request, String by) {
        ledger.lock(request.partNumber());
        ledger.lastIssues(request.id(), request.quantity()).forEach(issue -> ledger.book(Movement.of(request.partNumber(),
                issue.warehouse(),
                Kind.lost, 1, by, request.reason(), "lost/" + issue.purpose()).of(new Piece(issue.serialNumber(), issue.receiptId()))));
    }

    boolean isKnown(String part, String serial) {
        return ledger.lastSeen(part, serial).isPresent();
    }

    List<String> partsOut(UUID workOrder) {
        return ledger.partsOut(workOrder);
    }

    List<String> serialsOut(UUID workOrder, String part) {
        return ledger.serialsOut(workOrder, part);
    }

    boolean isOutFor(UUID workOrder, String part, String serial) {
        return ledger.lastHolder(part, serial).filter(workOrder::equals).isPresent();
    }

    int outFor(UUID workOrder, String part) {
        return ledger.outFor(workOrder, part);
    }

    /** Books what a count found; what it leaves without a piece is no longer reserved, the youngest request first. */
    boolean correct(String part, String warehouse, int difference, String key, String by) {
        ledger.open(part, warehouse);
        List<Balance> balances = ledger.lock(part);
        Balance here = balances.stream().filter(balance -> balance.warehouse().equals(warehouse)).findFirst().orElseThrow();
        int left = Math.max(0, here.onHand() + difference);
        int reserved = here.reserved();
        for (UUID holder : ledger.holders(part, warehouse)) {
            if (reserved <= left) {
                break;
            }
            PartRequest request = requests.get(holder);
            reserved -= ledger.heldFor(holder).map(Held::quantity).orElse(0);
            release(request, by);
            requests.state(holder, PartRequest.State.missing);
        }
        return left != here.onHand()
                && ledger.book(Movement.of(part, warehouse, Kind.countCorrection, left - here.onHand(), by, Reason.STOCK, "count/" + key));
    }
}

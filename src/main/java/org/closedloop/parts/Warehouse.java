package org.closedloop.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.closedloop.engine.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the warehouse and purchasing see and do: goods that come in, and what is on its way. */
@Service
@Transactional
public class Warehouse {

    private final Stock stock;
    private final PartSupply supply;
    private final PartRequests requests;
    private final PartOrders orders;
    private final SparePartProcess process;
    private final PartSettings settings;

    Warehouse(Stock stock, PartSupply supply, PartRequests requests, PartOrders orders, SparePartProcess process, PartSettings settings) {
        this.stock = stock;
        this.supply = supply;
        this.requests = requests;
        this.orders = orders;
        this.process = process;
        this.settings = settings;
    }

    /** An order on its way and what it is for. */
    public record Incoming(PartOrder order, PartRequest request) {}

    @Transactional(readOnly = true)
    public List<Incoming> incoming() {
        return orders.open().stream().map(order -> new Incoming(order, requests.get(order.requestId()))).toList();
    }

    /** What engineers wait for, whoever waits longest first. */
    @Transactional(readOnly = true)
    public List<PartRequest> wanted() {
        return requests.open();
    }

    @Transactional(readOnly = true)
    public List<PartOrder> ordersOf(UUID request) {
        return orders.of(request);
    }

    public List<String> places() {
        return settings.warehouses();
    }

    /** Books goods for the shelf; whoever waits for the part gets it. False when they were booked before. */
    public boolean receive(Receipt goods) {
        boolean booked = stock.receive(goods, Movement.Reason.STOCK);
        if (booked) {
            hand(goods.partNumber());
        }
        return booked;
    }

    /** Books the goods of an order; the request that it was made for comes first. */
    public boolean receiveOrder(UUID orderId, int quantity, String warehouse, List<String> serialNumbers, String by) {
        PartOrder order = orders.find(orderId).orElseThrow(() -> new InvalidInput("order", "is not an order of ours"));
        PartRequest request = requests.get(order.requestId());
        boolean booked = supply.book(request, order, new Receipt(request.partNumber(), warehouse, quantity, serialNumbers, order.supplier(),
                order.orderNumber(), order.id().toString(), by));
        if (booked) {
            wake(request);
            hand(request.partNumber());
        }
        return booked;
    }

    private void hand(String part) {
        new ArrayList<>(requests.waitingFor(part)).forEach(this::wake);
    }

    private void wake(PartRequest request) {
        boolean waits = request.state() == PartRequest.State.missing || request.state() == PartRequest.State.ordered;
        if (waits && stock.reserve(request, "system")) {
            process.partArrived(request);
        }
    }
}

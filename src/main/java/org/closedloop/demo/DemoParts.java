package org.closedloop.demo;

import java.math.BigDecimal;
import java.util.List;
import org.closedloop.parts.Catalogue;
import org.closedloop.parts.Part;
import org.closedloop.parts.Receipt;
import org.closedloop.parts.Warehouse;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sample parts: one in stock, one under the manufacturer's contract, one to be purchased. What exists is left as it is. */
@Component
@Profile("demo")
class DemoParts implements SmartInitializingSingleton {

    private final Catalogue catalogue;
    private final Warehouse warehouse;
    private final TransactionTemplate transaction;

    DemoParts(Catalogue catalogue, Warehouse warehouse, PlatformTransactionManager transactions) {
        this.catalogue = catalogue;
        this.warehouse = warehouse;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            know(new Part("P-100", "pump", "Drain pump", "WM-200, 30 W", "plastic", "piece", new BigDecimal("128.00"), "CNY", null, null,
                    2));
            know(new Part("P-200", "electronics", "Control board", "WM-200, rev. B", "circuit board", "piece", new BigDecimal("460.00"),
                    "CNY",
                    "Wanhe Electronics", "WE-2026-014", 1));
            know(new Part("P-300", "drum", "Drum bearing", "6205", "steel", "piece", new BigDecimal("85.00"), "CNY", null, null, null));
            warehouse.receive(new Receipt("P-100", null, 5, List.of(), "Pump works", "PO-2026-001", "demo/P-100", "warehouse"));
        });
    }

    private void know(Part part) {
        if (catalogue.find(part.number()).isEmpty()) {
            catalogue.save(part);
        }
    }
}

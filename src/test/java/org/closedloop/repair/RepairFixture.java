package org.closedloop.repair;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.closedloop.RunningApplication;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Channel;
import org.closedloop.cases.Filing;
import org.closedloop.cases.Sender;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Category;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.Customers;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.customer.OwnedProducts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases and work orders in the real tables, without their process. */
abstract class RepairFixture extends RunningApplication {

    /** A Tuesday, ten o'clock in Shanghai. */
    static final Instant MORNING = Instant.parse("2026-06-02T02:00:00Z");

    @Autowired
    Cases cases;
    @Autowired
    Customers customers;
    @Autowired
    OwnedProducts products;
    @Autowired
    JdbcAggregateTemplate rows;
    @Autowired
    JdbcClient jdbc;

    UUID customer() {
        String unique = UUID.randomUUID().toString();
        return customers.register(new ContactDetails("Repair " + unique, unique + "@example.com", null, "en")).id();
    }

    ServiceCase fault(String model, String serial, Category category, String description) {
        ServiceCase filed = cases.file(new Filing("repair", customer(), "standard", Channel.web, Sender.customer, model, serial, description,
                null, false, null, Cases.CUSTOMER));
        jdbc.sql("update service_case set category = :category where id = :id").param("category", category == null ? null : category.name())
                .param("id", filed.id()).update();
        return cases.get(filed.reference());
    }

    WorkOrder order(ServiceCase fault, Instant openedAt) {
        return order(fault, 1, openedAt);
    }

    WorkOrder order(ServiceCase fault, int round, Instant openedAt) {
        return rows.insert(WorkOrder.open(fault.id(), round, fault.productModel(), fault.productSerial(), openedAt));
    }

    WorkOrder change(WorkOrder order, String assignments) {
        jdbc.sql("update work_order set " + assignments + " where id = :id").param("id", order.id()).update();
        return rows.findById(order.id(), WorkOrder.class);
    }

    WorkOrder finished(WorkOrder order, Instant at) {
        jdbc.sql("update work_order set finished_at = :at, closed_at = :at, outcome = 'repaired' where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC)).param("id", order.id()).update();
        return rows.findById(order.id(), WorkOrder.class);
    }

    void own(String model, String serial, LocalDate purchased, LocalDate warrantyUntil, String region) {
        products.enter(new OwnedProduct(null, customer(), model, serial, purchased, null, warrantyUntil, null, null, OwnedProduct.OWN, region));
    }

    static String unique(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(0, 8);
    }
}

package org.closedloop.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.Customers;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.customer.OwnedProducts;
import org.closedloop.maintenance.Interval;
import org.closedloop.maintenance.MaintenancePlans;
import org.closedloop.maintenance.PlanEntry;
import org.closedloop.staff.Teams;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sample customers with their products: one in warranty, one out of it but with a maintenance plan, one of an outside manufacturer. What exists is
 * left as it is.
 */
@Component
@Profile("demo")
class DemoCustomers implements SmartInitializingSingleton {

    private final Customers customers;
    private final OwnedProducts products;
    private final MaintenancePlans plans;
    private final WorkCalendar calendar;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DemoCustomers(Customers customers, OwnedProducts products, MaintenancePlans plans, WorkCalendar calendar, Clock clock,
            PlatformTransactionManager transactions) {
        this.customers = customers;
        this.products = products;
        this.plans = plans;
        this.calendar = calendar;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        transaction.executeWithoutResult(status -> {
            own(new ContactDetails("Liu Yang", "liu.yang@customer.example", "+8613800000001", "zh"), product("WM-200", "SN-1", today.minusMonths(3), OwnedProduct.OWN));
            own(new ContactDetails("Emma Brown", "emma.brown@customer.example", "+442071838750", "en"), product("WM-200", "SN-2", today.minusYears(4), OwnedProduct.OWN));
            own(new ContactDetails("Liu Yang", "liu.yang@customer.example", "+8613800000001", "zh"),
                    product("XP-10", "SN-X1", today.minusMonths(3), "Example Pumps Ltd."));
            maintain("WM-200", "SN-2", "Check the hoses and the door seal\nClean the filter and the drum\nTest run with a full tank", today.plusDays(30));
        });
    }

    private static OwnedProduct product(String model, String serial, LocalDate purchased, String maker) {
        return new OwnedProduct(null, null, model, serial, purchased, purchased.plusDays(2), purchased.plusYears(2), "C-" + serial, null, maker,
                "Beijing");
    }

    private void maintain(String model, String serial, String items, LocalDate first) {
        if (plans.search(serial, 1).isEmpty()) {
            plans.enter(new PlanEntry(model, serial, Interval.parse("6 months"), first, items, true, 0), Teams.DISPATCH);
        }
    }

    private void own(ContactDetails details, OwnedProduct product) {
        if (products.find(product.model(), product.serial()).isEmpty()) {
            products.enter(product.ownedBy(customers.register(details).id()));
        }
    }
}

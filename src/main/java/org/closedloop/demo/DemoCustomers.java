package org.closedloop.demo;

import java.time.Clock;
import java.time.LocalDate;
import org.closedloop.customer.ContactDetails;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sample customers with their products: one in warranty, one out of it. What exists is left as it is. */
@Component
@Profile("demo")
class DemoCustomers implements SmartInitializingSingleton {

    private final Customers customers;
    private final WorkCalendar calendar;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DemoCustomers(Customers customers, WorkCalendar calendar, Clock clock, PlatformTransactionManager transactions) {
        this.customers = customers;
        this.calendar = calendar;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        transaction.executeWithoutResult(status -> {
            own(new ContactDetails("Liu Yang", "liu.yang@customer.example", "+8613800000001", "zh"), "SN-1", today.minusMonths(3));
            own(new ContactDetails("Emma Brown", "emma.brown@customer.example", "+442071838750", "en"), "SN-2", today.minusYears(4));
        });
    }

    private void own(ContactDetails details, String serial, LocalDate purchased) {
        Customer customer = customers.register(details);
        customers.own(new OwnedProduct(customer.id(), "WM-200", serial, purchased, purchased.plusYears(2)));
    }
}

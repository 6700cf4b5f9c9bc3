package org.closedloop.customer;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers: found again by name with e-mail or phone, else new. */
@Service
@Transactional
public class Customers {

    private static final String STANDARD_TIER = "standard";

    private final JdbcAggregateTemplate customers;
    private final JdbcClient jdbc;
    private final Clock clock;

    Customers(JdbcAggregateTemplate customers, JdbcClient jdbc, Clock clock) {
        this.customers = customers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The customer with these details. A stranger who files with somebody's address does not change what is known of that
     * person: other details make another customer.
     */
    public Customer register(ContactDetails details) {
        return known(details).stream().findFirst().orElseGet(() -> customers.insert(new Customer(UUID.randomUUID(), details.name(),
                details.email(), details.phone(), details.language(), STANDARD_TIER, clock.instant())));
    }

    private List<Customer> known(ContactDetails details) {
        return jdbc.sql("""
                select * from customer
                 where (lower(email) = lower(cast(:email as text)) or phone = cast(:phone as text))
                   and lower(name) = lower(:name) and language = :language
                   and email is not distinct from cast(:email as text) and phone is not distinct from cast(:phone as text)
                 order by created_at limit 1""")
                .param("email", details.email()).param("phone", details.phone())
                .param("name", details.name()).param("language", details.language())
                .query(Customer.class).list();
    }

    @Transactional(readOnly = true)
    public Customer get(UUID id) {
        Customer customer = customers.findById(id, Customer.class);
        if (customer == null) {
            throw new IllegalArgumentException("no customer " + id);
        }
        return customer;
    }

    /** The ids of customers who may be the same person: same e-mail or same phone. */
    @Transactional(readOnly = true)
    public List<UUID> sameContact(UUID id) {
        return jdbc.sql("""
                select o.id from customer c join customer o on lower(o.email) = lower(c.email) where c.id = :id
                union select o.id from customer c join customer o on o.phone = c.phone where c.id = :id""")
                .param("id", id).query(UUID.class).list();
    }

    /** Keeps where a visit for a case goes, in place of what was said before; null: nothing was told. */
    public void visitAt(UUID caseId, UUID customerId, String address) {
        if (address != null) {
            jdbc.sql("insert into visit_address (case_id, customer_id, address) values (:case, :customer, :address) on conflict (case_id) do update set address = excluded.address")
                    .param("case", caseId).param("customer", customerId).param("address", address).update();
        }
    }

    @Transactional(readOnly = true)
    public Optional<String> visitAddress(UUID caseId) {
        return jdbc.sql("select address from visit_address where case_id = :case").param("case", caseId).query(String.class).optional();
    }

    public void correctEmail(UUID id, String email) {
        Customer customer = get(id);
        ContactDetails checked = new ContactDetails(customer.name(), email, customer.phone(), customer.language());
        customers.update(customer.withEmail(checked.email()));
    }
}

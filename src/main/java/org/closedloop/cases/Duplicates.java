package org.closedloop.cases;

import java.util.List;
import java.util.Optional;
import org.closedloop.customer.Customers;
import org.closedloop.engine.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The same matter brought twice: cases that are linked, and cases that go on as one (G-19). Nothing that a customer said is dropped. */
@Service
@Transactional
public class Duplicates {

    private static final String FIELD = "reference";

    private final Cases cases;
    private final CaseRepository rows;
    private final CaseLoopProcess process;
    private final Customers customers;

    Duplicates(Cases cases, CaseRepository rows, CaseLoopProcess process, Customers customers) {
        this.cases = cases;
        this.rows = rows;
        this.process = process;
        this.customers = customers;
    }

    /** Notes on both that they may be about the same matter; both go on. */
    public void link(String reference, String other, String by) {
        ServiceCase one = cases.get(reference);
        ServiceCase two = other(one, other);
        if (cases.duplicates(one).stream().noneMatch(linked -> linked.id().equals(two.id()))) {
            cases.link(reference, two.reference(), Cases.DUPLICATE);
            cases.write(one, "duplicateLinked", two.reference(), by, false);
            cases.write(two, "duplicateLinked", one.reference(), by, false);
        }
    }

    /**
     * Ends the other case in favour of this one, the way a withdrawal ends it; the customer is told where it goes on.
     *
     * @throws InvalidInput when it is another customer's, has ended, or is being ended
     */
    public void merge(String reference, String other, String by) {
        ServiceCase kept = cases.get(reference);
        ServiceCase gone = other(kept, other);
        // two who join both into each other at a time would end both
        rows.lock(List.of(kept.id(), gone.id()));
        require(cases.get(reference).isOpen() && survivor(kept).isEmpty(), "this case has ended meanwhile");
        require(cases.get(gone.reference()).isOpen() && survivor(gone).isEmpty(), "must be an open case");
        require(customers.sameContact(kept.customerId()).contains(gone.customerId()), "belongs to another customer: link it instead");
        rows.link(gone.id(), kept.id(), Cases.MERGED);
        cases.write(gone, "mergedInto", kept.reference(), by, true);
        cases.write(kept, "mergedHere", gone.reference(), by, false);
        process.withdraw(gone.reference());
    }

    /** The case in which one that was merged goes on; several steps if need be. */
    @Transactional(readOnly = true)
    public Optional<ServiceCase> survivor(ServiceCase file) {
        return rows.survivor(file.id());
    }

    /** The cases that go on in this one, the first first. */
    @Transactional(readOnly = true)
    public List<ServiceCase> mergedHere(ServiceCase file) {
        return rows.mergedHere(file.id());
    }

    private ServiceCase other(ServiceCase one, String reference) {
        ServiceCase found = cases.find(reference).orElseThrow(() -> new InvalidInput(FIELD, "must be the number of a case"));
        require(!found.id().equals(one.id()), "must be another case");
        return found;
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new InvalidInput(FIELD, reason);
        }
    }
}

package org.closedloop.portal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.closedloop.cases.Attachment;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.ServiceCase;
import org.closedloop.complaint.Complaints;
import org.closedloop.repair.Repairs;
import org.springframework.stereotype.Service;

/** Takes complaints and faults, each key once, and hands out the receipt. */
@Service
class FilingDesk {

    /** What the customer gets: the name of the case, the way back to it, and by when we answer a complaint or handle a fault. */
    record Receipt(String reference, String token, Instant responseDueAt) {}

    private final Complaints complaints;
    private final Repairs repairs;
    private final Cases cases;
    private final OnceOnly once;

    FilingDesk(Complaints complaints, Repairs repairs, Cases cases, OnceOnly once) {
        this.complaints = complaints;
        this.repairs = repairs;
        this.cases = cases;
        this.once = once;
    }

    /** For programs: a second call while the first is under way is told so. */
    Receipt attempt(Matter matter, String key, CustomerMatter filing) {
        return receipt(once.attempt("api " + matter + " " + key, fingerprint(filing, List.of()), () -> enter(matter, filing, List.of())));
    }

    /** For people: a second click waits for the first. */
    Receipt await(Matter matter, String key, CustomerMatter filing, List<Attachment> files) {
        return receipt(once.await("page " + matter + " " + key, fingerprint(filing, files), () -> enter(matter, filing, files)));
    }

    Receipt receipt(String answer) {
        String[] parts = answer.split(" ");
        return new Receipt(parts[0], cases.trackingToken(parts[0]), Instant.parse(parts[1]));
    }

    /** By when a complaint is answered, or a fault handled. */
    Instant answerDueAt(ServiceCase file) {
        return switch (Matter.of(file)) {
            case complaint -> complaints.responseDueAt(file.reference());
            case repair -> repairs.handlingDueAt(file.reference());
            case maintenance -> throw new NothingHere();
        };
    }

    private String enter(Matter matter, CustomerMatter filing, List<Attachment> files) {
        ServiceCase filed = switch (matter) {
            case complaint -> complaints.file(filing);
            case repair -> repairs.report(filing);
            case maintenance -> throw new IllegalArgumentException("maintenance is planned, not filed");
        };
        cases.attach(filed.reference(), files);
        return filed.reference() + " " + answerDueAt(filed);
    }

    private static String fingerprint(CustomerMatter filing, List<Attachment> files) {
        Stream<Object> facts = Stream.of(filing.customer().name(), filing.customer().email(), filing.customer().phone(),
                filing.customer().language(), filing.productModel(), filing.productSerial(), filing.description(),
                filing.remedySought(), filing.channel(), filing.sender(), filing.takenBy());
        // what was filed before there were addresses keeps its fingerprint
        Stream<Object> later = Stream.ofNullable(filing.address());
        Stream<Object> contents = files.stream().map(file -> file.name() + OnceOnly.sha256(file.content()));
        return Stream.of(facts, later, contents).flatMap(part -> part)
                .map(fact -> Objects.toString(fact, "")).map(fact -> fact.length() + ":" + fact)
                .collect(Collectors.collectingAndThen(Collectors.joining(), OnceOnly::sha256));
    }
}

package org.closedloop.portal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.closedloop.cases.Attachment;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.complaint.Complaints;
import org.springframework.stereotype.Service;

/** Takes complaints, each key once, and hands out the receipt. */
@Service
class FilingDesk {

    /** What the customer gets for a complaint: its name, the way back to it, and by when we answer. */
    record Receipt(String reference, String token, Instant responseDueAt) {}

    private final Complaints complaints;
    private final Cases cases;
    private final OnceOnly once;

    FilingDesk(Complaints complaints, Cases cases, OnceOnly once) {
        this.complaints = complaints;
        this.cases = cases;
        this.once = once;
    }

    /** For programs: a second call while the first is under way is told so. */
    Receipt attempt(String key, CustomerMatter filing) {
        return receipt(once.attempt("api " + key, fingerprint(filing, List.of()), () -> enter(filing, List.of())));
    }

    /** For people: a second click waits for the first. */
    Receipt await(String key, CustomerMatter filing, List<Attachment> files) {
        return receipt(once.await("page " + key, fingerprint(filing, files), () -> enter(filing, files)));
    }

    Receipt receipt(String answer) {
        String[] parts = answer.split(" ");
        return new Receipt(parts[0], cases.trackingToken(parts[0]), Instant.parse(parts[1]));
    }

    private String enter(CustomerMatter filing, List<Attachment> files) {
        String reference = complaints.file(filing).reference();
        cases.attach(reference, files);
        return reference + " " + complaints.responseDueAt(reference);
    }

    private static String fingerprint(CustomerMatter filing, List<Attachment> files) {
        Stream<Object> facts = Stream.of(filing.customer().name(), filing.customer().email(), filing.customer().phone(),
                filing.customer().language(), filing.productModel(), filing.productSerial(), filing.description(),
                filing.remedySought(), filing.channel(), filing.sender(), filing.takenBy());
        return Stream.concat(facts, files.stream().map(file -> file.name() + OnceOnly.sha256(file.content())))
                .map(fact -> Objects.toString(fact, "")).map(fact -> fact.length() + ":" + fact)
                .collect(Collectors.collectingAndThen(Collectors.joining(), OnceOnly::sha256));
    }
}

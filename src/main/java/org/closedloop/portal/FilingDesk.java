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
import org.closedloop.inquiry.Inquiries;
import org.closedloop.inquiry.InquiryKind;
import org.closedloop.repair.Repairs;
import org.springframework.stereotype.Service;

/** Takes complaints, faults and inquiries, each key once, and hands out the receipt. */
@Service
class FilingDesk {

    /** What the customer gets: the name of the case, the way back to it, and by when we answer it or handle a fault. */
    record Receipt(String reference, String token, Instant responseDueAt) {}

    /**
     * What is brought to us.
     *
     * @param kind of an inquiry; null for all else
     */
    record Brought(Matter matter, InquiryKind kind, CustomerMatter content) {

        Brought(Matter matter, CustomerMatter content) {
            this(matter, null, content);
        }
    }

    private final Complaints complaints;
    private final Repairs repairs;
    private final Inquiries inquiries;
    private final Cases cases;
    private final OnceOnly once;

    FilingDesk(Complaints complaints, Repairs repairs, Inquiries inquiries, Cases cases, OnceOnly once) {
        this.complaints = complaints;
        this.repairs = repairs;
        this.inquiries = inquiries;
        this.cases = cases;
        this.once = once;
    }

    /** For programs: a second call while the first is under way is told so. */
    Receipt attempt(Brought brought, String key) {
        return receipt(once.attempt("api " + brought.matter() + " " + key, fingerprint(brought, List.of()), () -> enter(brought, List.of())));
    }

    /** For people: a second click waits for the first. */
    Receipt await(Brought brought, String key, List<Attachment> files) {
        return receipt(once.await("page " + brought.matter() + " " + key, fingerprint(brought, files), () -> enter(brought, files)));
    }

    Receipt receipt(String answer) {
        String[] parts = answer.split(" ");
        return new Receipt(parts[0], cases.trackingToken(parts[0]), Instant.parse(parts[1]));
    }

    /** By when a complaint or an inquiry is answered, or a fault handled. */
    Instant answerDueAt(ServiceCase file) {
        return switch (Matter.of(file)) {
            case complaint -> complaints.responseDueAt(file.reference());
            case repair -> repairs.handlingDueAt(file.reference());
            case inquiry -> inquiries.replyDueAt(file.reference());
            case maintenance -> throw new NothingHere();
        };
    }

    private String enter(Brought brought, List<Attachment> files) {
        ServiceCase filed = switch (brought.matter()) {
            case complaint -> complaints.file(brought.content());
            case repair -> repairs.report(brought.content());
            case inquiry -> inquiries.file(brought.kind(), brought.content());
            case maintenance -> throw new IllegalArgumentException("maintenance is planned, not filed");
        };
        cases.attach(filed.reference(), files);
        return filed.reference() + " " + answerDueAt(filed);
    }

    private static String fingerprint(Brought brought, List<Attachment> files) {
        CustomerMatter filing = brought.content();
        Stream<Object> facts = Stream.of(filing.customer().name(), filing.customer().email(), filing.customer().phone(),
                filing.customer().language(), filing.productModel(), filing.productSerial(), filing.description(),
                filing.remedySought(), filing.channel(), filing.sender(), filing.takenBy());
        // what was filed before there were addresses, inquiries and stated danger keeps its fingerprint
        Stream<Object> later = Stream.of(Stream.ofNullable(filing.address()), Stream.ofNullable(brought.kind()), Stream.of(filing.danger()).filter(said -> said))
                .flatMap(part -> part);
        Stream<Object> contents = files.stream().map(file -> file.name() + OnceOnly.sha256(file.content()));
        return Stream.of(facts, later, contents).flatMap(part -> part)
                .map(fact -> Objects.toString(fact, "")).map(fact -> fact.length() + ":" + fact)
                .collect(Collectors.collectingAndThen(Collectors.joining(), OnceOnly::sha256));
    }
}

package org.closedloop.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.Promise;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Round;
import org.closedloop.cases.ServiceCase;
import org.closedloop.cases.TimelineEntry;

/**
 * A line of the conversation with the customer.
 *
 * @param kind  the text {@code timeline.<kind>} in the message files
 * @param words what was written, if anything
 * @param mine  whether it came from the customer
 */
record CustomerEntry(Instant at, int round, String kind, String words, boolean mine) {

    /** Everything that was said, oldest first: the timeline, and what the rounds say of solution and result. */
    static List<CustomerEntry> of(Cases cases, ServiceCase file) {
        List<CustomerEntry> entries = new ArrayList<>();
        List<Round> rounds = cases.rounds(file);
        cases.timeline(file).stream().filter(TimelineEntry::forCustomer).filter(entry -> !saidAlready(entry))
                .forEach(entry -> entries.add(of(entry, file, rounds)));
        List<Promise> promises = cases.promises(file);
        for (Round round : rounds) {
            promises.stream().filter(promise -> promise.kind() == PromiseKind.promisedDate && promise.round() == round.number())
                    .forEach(promise -> entries.add(new CustomerEntry(promise.startedAt(), round.number(), "solution",
                            paragraphs(round.solution(), round.steps()), false)));
            if (round.resultToldAt() != null && round.result() != null) {
                entries.add(new CustomerEntry(round.resultToldAt(), round.number(), "result",
                        paragraphs(round.result(), round.measures()), false));
            }
        }
        entries.sort(Comparator.comparing(CustomerEntry::at));
        return entries;
    }

    /** The end of a round repeats in a code what a line before it said in words. */
    private static boolean saidAlready(TimelineEntry entry) {
        return entry.kind().equals(Outcome.withdrawn.name()) || entry.kind().equals(Outcome.unresolved.name()) && entry.text() == null;
    }

    private static CustomerEntry of(TimelineEntry entry, ServiceCase file, List<Round> rounds) {
        boolean filed = entry.kind().equals("filed");
        return new CustomerEntry(entry.at(), entry.round(), entry.kind(), words(entry, file, rounds.get(entry.round() - 1)),
                filed || entry.by().equals(Cases.CUSTOMER));
    }

    private static String words(TimelineEntry entry, ServiceCase file, Round round) {
        if (entry.kind().equals("filed") || entry.kind().equals("planned")) {
            return paragraphs(file.description(), file.remedySought());
        }
        if (entry.kind().equals(Outcome.unresolved.name())) {
            return paragraphs(entry.text(), round.recourse());
        }
        boolean onlyScore = entry.text() != null && entry.text().matches("[1-5]");
        return onlyScore ? null : entry.text();
    }

    private static String paragraphs(String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).collect(Collectors.joining("\n\n"));
    }
}

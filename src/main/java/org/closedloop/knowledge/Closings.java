package org.closedloop.knowledge;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.Round;
import org.closedloop.cases.RoundEnded;
import org.closedloop.cases.ServiceCase;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a matter that ends teaches, whatever kind it is: in the transaction that ends it, so nothing is forgotten (R-313, F-51). */
@Component
class Closings {

    private final Cases cases;
    private final Customers customers;
    private final Articles articles;
    private final Uses uses;
    private final Vocabulary vocabulary;

    Closings(Cases cases, Customers customers, Articles articles, Uses uses, Vocabulary vocabulary) {
        this.cases = cases;
        this.customers = customers;
        this.articles = articles;
        this.uses = uses;
        this.vocabulary = vocabulary;
    }

    @EventListener
    void ended(RoundEnded ended) {
        ServiceCase file = cases.get(ended.reference());
        uses.settle(file, ended.round(), ended.outcome());
        if (helped(ended.outcome()) || ended.outcome() == Outcome.answered) {
            propose(file, cases.round(ended.reference(), ended.round()));
        }
    }

    /** The customer said so; silence after an answer teaches something, but is no praise. */
    static boolean helped(Outcome outcome) {
        return outcome == Outcome.satisfied || outcome == Outcome.findingsAccepted;
    }

    private void propose(ServiceCase file, Round round) {
        String solution = lines(round.explanation(), round.solution(), round.result());
        if (solution.isEmpty()) {
            solution = lines(round.response());
        }
        if (solution.isEmpty()) {
            return;
        }
        Customer customer = customers.get(file.customerId());
        String language = isChinese(file.description()) ? "zh" : "en";
        Masking masking = new Masking(language, customer.name(), file.productSerial(), customers.visitAddress(file.id()).orElse(null),
                vocabulary::isOrdinary);
        String cause = lines(round.rediagnosis(), round.findings());
        articles.propose(new Proposal(file.id(), round.number(), round.score(), language, file.category(), round.rootCause(),
                file.productModel(),
                kept(masking.mask(file.description())), cause.isEmpty() ? null : kept(masking.mask(cause)), kept(masking.mask(solution)),
                Cases.SYSTEM));
    }

    /** As an editor can save it: without what no page shows, and no longer than an article's text. */
    private static String kept(String text) {
        return text.replaceAll("\\r\\n?", "\n").codePoints().filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .filter(c -> Character.getType(c) != Character.SURROGATE).limit(Articles.LONGEST_TEXT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** A customer may write in another language than the one chosen for letters. */
    static boolean isChinese(String text) {
        long han = text.codePoints().filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN).count();
        return han * 4 > text.codePoints().filter(Character::isLetter).count();
    }

    private static String lines(String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).map(String::strip).filter(part -> !part.isEmpty()).distinct()
                .collect(Collectors.joining("\n"));
    }
}

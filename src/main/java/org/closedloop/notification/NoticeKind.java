package org.closedloop.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The kinds of messages and the facts each of them is written from; the constant's name is the code and the name of its templates
 * ({@code templates/mail/<kind>.en.txt} and {@code .zh.txt}, first line: the subject).
 *
 * <p>Every kind knows {@code name} (the recipient's), {@code reference} (the case's) and {@code company} by itself, and may be given
 * {@code productModel}. A fact marked optional may be missing or empty, any other must have a text. Dates come as text in the
 * recipient's language. Codes ({@code promise}, {@code outcome}) come as codes and are put into words here. The links to the
 * customer's pages are no facts: they stand as <code>{{trackingLink}}</code> and <code>{{surveyLink}}</code> in the template and are
 * issued when the message leaves. Messages to staff carry no personal data of a customer.
 */
public enum NoticeKind {

    acknowledgement(Audience.CUSTOMER, List.of(), List.of("responseDueAt")),
    response(Audience.CUSTOMER, List.of("response"), List.of()),
    findings(Audience.CUSTOMER, List.of("explanation"), List.of()),
    solution(Audience.CUSTOMER, List.of("solution", "promisedOn"), List.of("resources", "steps")),
    promise(Audience.CUSTOMER, List.of("promisedOn"), List.of()),
    result(Audience.CUSTOMER, List.of("result"), List.of("measures")),
    survey(Audience.CUSTOMER, List.of(), List.of()),
    surveyReminder(Audience.CUSTOMER, List.of(), List.of()),
    roundOpened(Audience.CUSTOMER, List.of("round", "responseDueAt"), List.of()),
    closed(Audience.CUSTOMER, List.of("outcome"), List.of("reason", "recourse")),
    /** What staff write by themselves. */
    message(Audience.CUSTOMER, List.of("message"), List.of()),
    /** Another case goes on in this one (G-19). */
    merged(Audience.CUSTOMER, List.of("merged"), List.of()),
    faultReceived(Audience.CUSTOMER, List.of(), List.of("dueAt")),
    appointment(Audience.CUSTOMER, List.of("appointmentAt"), List.of()),
    appointmentReminder(Audience.CUSTOMER, List.of("appointmentAt"), List.of()),
    quotation(Audience.CUSTOMER, List.of("amount", "validUntil"), List.of("parts", "labour", "travel")),
    serviceReport(Audience.CUSTOMER, List.of(), List.of("findings", "workDone", "coverage", "signed", "visit", "advice",
            "repairReference")),
    /** Maintenance is due, and by when a time is agreed. */
    maintenanceDue(Audience.CUSTOMER, List.of("dueOn", "agreeBy"), List.of("items")),
    repairEnded(Audience.CUSTOMER, List.of("ending"), List.of()),
    /** A question, a suggestion or service information has arrived. */
    inquiryReceived(Audience.CUSTOMER, List.of(), List.of("responseDueAt", "suggestion")),
    inquiryAnswer(Audience.CUSTOMER, List.of("answer"), List.of("objectUntil", "suggestion")),
    /** What was filed as an inquiry goes on as a complaint or a fault report (C-08). */
    inquiryTurned(Audience.CUSTOMER, List.of("turned", "responseDueAt"), List.of()),
    dispatched(Audience.STAFF, List.of("dueAt", "round"), List.of("staffLink")),
    appointmentAhead(Audience.STAFF, List.of("appointmentAt", "round"), List.of("staffLink")),
    appointmentMoved(Audience.STAFF, List.of("appointmentAt", "round"), List.of("staffLink")),
    repairFailed(Audience.STAFF, List.of("attempt", "round"), List.of("staffLink")),
    /** A spare part is on its way. */
    partOrdered(Audience.CUSTOMER, List.of("part", "expectedOn"), List.of()),
    promiseWarning(Audience.STAFF, List.of("promise", "dueAt", "step", "round"), List.of("staffLink")),
    promiseMissed(Audience.STAFF, List.of("promise", "dueAt", "step", "round"), List.of("staffLink")),
    promiseEscalated(Audience.STAFF, List.of("promise", "dueAt", "step", "round"), List.of("staffLink")),
    customerReplied(Audience.STAFF, List.of("step", "round"), List.of("staffLink")),
    /** How an important matter, or one that could not be solved, ended. */
    handlingResult(Audience.STAFF, List.of("ended", "round", "missed"), List.of("supervisor", "staffLink")),
    /** What a month of service took and cost, to those who read the statistics. */
    monthlyStatistics(Audience.STAFF, List.of("month"), List.of()),
    /** The same with corrective measures. */
    monthlyProjectReport(Audience.STAFF, List.of("month"), List.of()),
    reportDue(Audience.STAFF, List.of("month", "reportPart", "dueAt"), List.of("staffLink", "assumedYear")),
    reportMissed(Audience.STAFF, List.of("month", "reportPart", "dueAt"), List.of("staffLink", "assumedYear")),
    /** Somebody who watches asks whoever should move a stalled loop to do so. */
    stallReminder(Audience.STAFF, List.of("stall", "step", "round"), List.of("staffLink"));

    /** Who reads a kind. */
    public enum Audience { CUSTOMER, STAFF }

    private final Audience audience;
    private final List<String> required;
    private final List<String> optional;

    NoticeKind(Audience audience, List<String> required, List<String> optional) {
        this.audience = audience;
        this.required = required;
        this.optional = optional;
    }

    public Audience audience() {
        return audience;
    }

    public List<String> requiredFacts() {
        return required;
    }

    public List<String> optionalFacts() {
        return optional;
    }

    static NoticeKind of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind of message is called " + code));
    }

    void check(Map<String, String> facts) {
        for (String fact : required) {
            if (facts.getOrDefault(fact, "").isBlank()) {
                throw new IllegalArgumentException("A message of kind " + this + " needs the fact " + fact);
            }
        }
        Set<String> common = Set.of("name", "reference", "productModel");
        for (String fact : facts.keySet()) {
            if (!required.contains(fact) && !optional.contains(fact) && !common.contains(fact)) {
                throw new IllegalArgumentException("A message of kind " + this + " knows no fact " + fact);
            }
        }
    }
}

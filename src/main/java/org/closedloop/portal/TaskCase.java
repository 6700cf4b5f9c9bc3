package org.closedloop.portal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.closedloop.cases.Channel;
import org.closedloop.cases.Complexity;
import org.closedloop.cases.Nature;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Responsibility;
import org.closedloop.cases.RootCause;
import org.closedloop.cases.SolutionType;
import org.closedloop.classification.Category;
import org.closedloop.classification.Importance;
import org.closedloop.classification.Urgency;
import org.closedloop.inquiry.InquiryKind;
import org.closedloop.parts.CaseParts.CasePart;
import org.closedloop.repair.Proposal;

/**
 * What a clerk must see of a case to do a task, as the panel in Tasklist shows it.
 *
 * @param now the product's time, by which the panel counts the time left
 * @param kind with what an inquiry began, null for other cases
 * @param judgement what the matter was found to be
 * @param workOrder the repair or visit of this round, null without one
 * @param maintenance the plan that a visit comes from, null for other cases
 * @param specialTopics the repair of what a visit could not remove, or the visit that a repair comes from
 * @param proposals who should be sent, best first; empty unless the task is to send somebody
 * @param dueAt when the task is due, null if it has no date
 * @param assignee who has the task, null for nobody
 * @param colleagues to whom it can be handed over
 * @param writable whether a letter can reach the customer
 * @param parts the spare parts that the case asked for
 * @param merged other cases that go on in this one, with what was said in them
 */
record TaskCase(Instant now, Instant dueAt, String reference, int round, Category category, Urgency urgency, Importance importance, boolean conductFlag,
        String owner, Channel channel, Instant receivedAt, Contact customer, Product product, InquiryKind kind, String description, String remedySought,
        boolean danger, Judgement judgement, Plan plan, WorkOrderJson workOrder, Maintenance maintenance,
        List<Proposal> proposals, List<String> duplicates, List<String> specialTopics, List<File> attachments, List<Obligation> promises, List<Entry> timeline,
        List<EarlierRound> earlierRounds, String assignee, List<Colleague> colleagues, boolean writable, List<CasePart> parts,
        List<Merged> merged) {

    /**
     * Somebody who may be given the task today.
     *
     * @param standsInFor the absent member of the team, null for a member
     */
    record Colleague(String userId, String name, String standsInFor) {}

    /** A case that goes on in this one. */
    record Merged(String reference, Instant receivedAt, String description, List<Entry> timeline, List<File> attachments) {}

    /** What customer service and the team found the matter to be; each is null until somebody says so. */
    record Judgement(Nature nature, Complexity complexity, Responsibility responsibility) {}

    record Contact(String name, String email, String phone, String language, String address) {}

    record Product(String model, String serialNumber) {}

    /** Its content lies on the page of the case. */
    record File(String reference, UUID id, String name, boolean fromCustomer) {}

    /** What was proposed to or agreed with the customer in this round. */
    record Plan(SolutionType solutionType, String solution, LocalDate promisedOn, String executingTeam, String steps, String resources,
            BigDecimal compensationAmount, String proposal) {}

    record Maintenance(String every, LocalDate dueOn, String earlier) {}

    record Obligation(PromiseKind kind, String owner, int round, Instant dueAt, Instant metAt, Instant missedAt, Instant droppedAt) {}

    /** @param forCustomer whether the customer wrote or sees it */
    record Entry(Instant at, int round, String kind, String text, String by, boolean forCustomer) {}

    record EarlierRound(int number, Instant openedAt, Instant closedAt, SolutionType solutionType, String solution, String result,
            RootCause rootCause, Outcome outcome, Integer score) {}
}

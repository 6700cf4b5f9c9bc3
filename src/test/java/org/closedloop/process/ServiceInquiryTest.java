package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.closedloop.Covers;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.PromiseKind;
import org.closedloop.cases.Sender;
import org.closedloop.cases.TimelineEntry;
import org.closedloop.classification.Category;
import org.closedloop.customer.ContactDetails;
import org.closedloop.engine.InvalidInput;
import org.closedloop.inquiry.Inquiries;
import org.closedloop.inquiry.InquiryKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A question, a suggestion or service information: answered within 12 hours, asked again, or turned into what it is in truth. */
class ServiceInquiryTest extends ProcessTest {

    private static final String QUESTION = "Please have a look: which detergent may I use?";

    @Autowired
    Inquiries inquiries;

    @ParameterizedTest
    @EnumSource
    @Covers({"R-006", "R-016", "R-024", "R-045", "R-057", "R-085", "C-12"})
    void eachKindHasAFollowerAnAnswerAndAnEnd(InquiryKind kind) {
        String reference = ask(kind, QUESTION);

        assertThat(caseOf(reference)).satisfies(file -> {
            assertThat(file.type()).isEqualTo("inquiry");
            assertThat(file.owner()).as("the named follower").isNotNull();
            assertThat(file.team()).isEqualTo("customer-service");
            assertThat(file.category()).as("classified for later analysis").isNotNull();
        });
        assertThat(inquiries.kindOf(caseOf(reference))).contains(kind);
        assertThat(promise(reference, 1, PromiseKind.serviceReply).dueAt()).isEqualTo(MORNING.plus(Duration.ofHours(12)));
        assertThat(letter(reference, "inquiryReceived").contains("Thank you for your suggestion")).isEqualTo(kind == InquiryKind.suggestion);
        assertThat(open(reference)).containsExactly("answerInquiry");
        assertThat(groupsOf(reference, "answerInquiry")).containsExactly("customer-service");
        assertThat(task(reference, "answerInquiry").getDueDate().toInstant()).isEqualTo(promise(reference, 1, PromiseKind.serviceReply).dueAt());

        complete(reference, "answerInquiry", Map.of("answer", "Any liquid detergent.", "category", "usage", "minutesSpent", 10));
        assertThat(promise(reference, 1, PromiseKind.serviceReply).metAt()).isEqualTo(now());
        assertThat(letter(reference, "inquiryAnswer")).contains("Any liquid detergent.", "2026-06-09 10:00");
        assertThat(letter(reference, "inquiryAnswer").contains("for your suggestion")).isEqualTo(kind == InquiryKind.suggestion);
        assertThat(caseOf(reference)).satisfies(file -> {
            assertThat(file.category()).as("corrected").isEqualTo(Category.usage);
            assertThat(file.minutesSpent()).isEqualTo(10);
        });
        assertThat(inquiries.verdictUntil(caseOf(reference))).contains(now().plus(Duration.ofDays(7)));

        advanceAndWork(reference, Duration.ofDays(7).minusSeconds(1));
        assertThat(caseOf(reference).isOpen()).isTrue();
        advanceAndWork(reference, Duration.ofSeconds(1));
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.answered);
        assertThat(letter(reference, "closed")).contains("We have answered your message");
        assertThat(isRunning(reference, "serviceInquiry")).isFalse();
    }

    @Test
    @Covers({"R-024", "R-252", "G-07"})
    void whatWasNoAnswerIsAnsweredAnewAndTheManagementHasTheLastWord() {
        String reference = ask(InquiryKind.consultation, QUESTION);
        for (int round = 1; round <= 3; round++) {
            answer(reference);
            advance(Duration.ofDays(1));
            inquiries.judge(reference, false, "And for wool, number " + round + "?");
            work(reference);

            assertThat(caseOf(reference).round()).isEqualTo(round + 1);
            assertThat(cases.round(reference, round).outcome()).isEqualTo(Outcome.dissatisfied);
            String group = List.of("customer-service", "service-supervisors", "management").get(round - 1);
            assertThat(groupsOf(reference, "answerInquiry")).containsExactly(group);
            assertThat(caseOf(reference).team()).isEqualTo(group);
            assertThat(promise(reference, round + 1, PromiseKind.serviceReply)).satisfies(promise -> {
                assertThat(promise.owner()).isEqualTo(group);
                assertThat(promise.dueAt()).isEqualTo(now().plus(Duration.ofHours(12)));
            });
        }
        assertThat(written(reference, "roundOpened")).hasSize(3);
        complete(reference, "answerInquiry", Map.of("answer", "By hand only."));

        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 4).outcome()).isEqualTo(Outcome.answered);
        assertThat(letter(reference, "inquiryAnswer")).contains("By hand only.", "file a complaint");
        assertThatExceptionOfType(CaseClosed.class).isThrownBy(() -> inquiries.judge(reference, false, "Still not."));
        assertThat(cases.timeline(caseOf(reference))).extracting(TimelineEntry::text).contains("And for wool, number 1?", "And for wool, number 3?")
                .doesNotContain("Still not.");
    }

    @Test
    @Covers("R-024")
    void whoIsContentSaysSo() {
        String reference = ask(InquiryKind.consultation, QUESTION);
        answer(reference);
        inquiries.judge(reference, true, null);
        work(reference);

        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
        assertThat(cases.round(reference, 1).outcome()).isEqualTo(Outcome.satisfied);
    }

    @Test
    void aMessageThatDoesNotSayWhetherItIsAnsweredClosesNothing() {
        String reference = ask(InquiryKind.consultation, QUESTION);
        answer(reference);
        runtime.createMessageCorrelation("inquiry.answerJudged").processInstanceBusinessKey(reference).correlateAll();
        work(reference);

        assertThat(open(reference)).containsExactly("answerInquiry");
        assertThat(caseOf(reference).round()).isEqualTo(2);
    }

    @Test
    @Covers({"C-01", "C-08", "R-078", "R-001"})
    void aComplaintInTruthGoesOnAsOneUnderItsNumberAndWithItsClock() {
        String reference = ask(InquiryKind.consultation, "Please have a look: is it usual that the parcel comes so late?");
        Instant filedAt = caseOf(reference).filedAt();
        loops.reply(reference, "It was ten days late.", List.of());
        work(reference);
        advance(Duration.ofHours(5));
        tasks.setAssignee(task(reference, "answerInquiry").getId(), "customer-service");
        complete(reference, "answerInquiry", Map.of("turnInto", "complaint", "answer", "We look into the delivery."));

        assertThat(caseOf(reference)).satisfies(file -> {
            assertThat(file.reference()).isEqualTo(reference);
            assertThat(file.type()).isEqualTo("complaint");
            assertThat(file.isOpen()).isTrue();
            assertThat(file.filedAt()).isEqualTo(filedAt);
        });
        assertThat(isRunning(reference, "serviceInquiry")).isFalse();
        assertThat(isRunning(reference, "complaintHandling")).isTrue();
        assertThat(promise(reference, 1, PromiseKind.firstResponse).startedAt()).as("from the day it came in").isEqualTo(filedAt);
        assertThat(promise(reference, 1, PromiseKind.firstResponse).dueAt()).isEqualTo(filedAt.plus(Duration.ofHours(24)));
        assertThat(promise(reference, 1, PromiseKind.serviceReply).metAt()).as("told what happens next within the shorter clock").isEqualTo(now());
        assertThat(letter(reference, "inquiryTurned")).contains("a complaint", "2026-06-03 10:00", "{{trackingLink}}");
        assertThat(letter(reference, "message")).contains("We look into the delivery.");
        assertThat(cases.timeline(caseOf(reference))).anySatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo("turned.complaint");
            assertThat(entry.by()).isEqualTo("customer-service");
        });
        assertThat(timeline(reference)).contains("filed", "customerReply", "message");
        assertThat(inquiries.kindOf(caseOf(reference))).as("what it began as").contains(InquiryKind.consultation);

        respond(reference, true);
        assertThat(promise(reference, 1, PromiseKind.firstResponse).metAt()).isNotNull();
        answerByPhone(reference, true, 5);
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
    }

    @Test
    @Covers({"C-01", "C-08", "R-082", "R-004"})
    void aFaultInTruthGoesOnAsAReportUnderItsNumberAndWithItsClock() {
        String reference = ask(InquiryKind.serviceInformation, "The machine does not start, the display shows error E21. What does it mean?");
        Instant filedAt = caseOf(reference).filedAt();
        advance(Duration.ofHours(13));
        work(reference);
        complete(reference, "answerInquiry", Map.of("turnInto", "faultReport"));

        assertThat(caseOf(reference)).satisfies(file -> {
            assertThat(file.type()).isEqualTo("repair");
            assertThat(file.team()).isEqualTo("dispatch");
        });
        assertThat(open(reference)).containsExactly("dispatchEngineer");
        assertThat(promise(reference, 1, PromiseKind.handling)).satisfies(promise -> {
            assertThat(promise.startedAt()).isEqualTo(filedAt);
            assertThat(promise.dueAt()).isEqualTo(filedAt.plus(Duration.ofHours(24)));
        });
        assertThat(promise(reference, 1, PromiseKind.serviceReply)).satisfies(promise -> {
            assertThat(promise.missedAt()).as("late is late").isNotNull();
            assertThat(promise.metAt()).isNotNull();
        });
        assertThat(letter(reference, "inquiryTurned")).contains("a fault report");
        assertThat(letter(reference, "faultReceived")).contains("2026-06-03 10:00");
        assertThat(timeline(reference)).contains("turned.repair");
        loops.withdraw(reference, null);
        work(reference);
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.withdrawn);
    }

    @Test
    @Covers("C-08")
    void whoComplainsAboutTheAnswerGoesOnInTheSameRound() {
        String reference = ask(InquiryKind.consultation, QUESTION);
        answer(reference);
        inquiries.judge(reference, false, "I want to complain.");
        work(reference);
        complete(reference, "answerInquiry", Map.of("turnInto", "complaint"));

        assertThat(promise(reference, 2, PromiseKind.firstResponse).startedAt()).isEqualTo(caseOf(reference).filedAt());
        assertThat(written(reference, "acknowledgement")).hasSize(1);
        respond(reference, false);
        assertThat(promise(reference, 2, PromiseKind.firstResponse).metAt()).isNotNull();
        assertThat(open(reference)).containsExactly("verifyComplaint");
        assertThat(cases.round(reference, 1).response()).as("an earlier round stays what it was").isEqualTo("Any liquid detergent.");
    }

    @Test
    @Covers({"R-085", "C-05", "G-03"})
    void twelveHoursRunOnAtTheWeekendAndLateIsToldUpwards() {
        at(Instant.parse("2026-06-05T14:00:00Z"));
        String reference = ask(InquiryKind.serviceInformation, QUESTION);
        Instant due = Instant.parse("2026-06-06T02:00:00Z");
        assertThat(promise(reference, 1, PromiseKind.serviceReply).dueAt()).isEqualTo(due);

        workAt(reference, due.minus(Duration.ofHours(3)));
        assertThat(written(reference, "promiseWarning")).isNotEmpty();
        workAt(reference, due);
        assertThat(promise(reference, 1, PromiseKind.serviceReply).missedAt()).isEqualTo(due);
        assertThat(written(reference, "promiseMissed")).contains("service-supervisors", caseOf(reference).owner());
        assertThat(passed(reference)).contains("reportMissedReply", "replyReported");
        workAt(reference, due.plus(Duration.ofHours(12)));
        assertThat(written(reference, "promiseEscalated")).contains("management");
        answer(reference);
        assertThat(promise(reference, 1, PromiseKind.serviceReply).metAt()).isNotNull();
    }

    @Test
    void theCustomerMayAddSomethingOrWithdrawAtAnyTime() {
        String asked = ask(InquiryKind.suggestion, QUESTION);
        loops.reply(asked, "And what about softener?", List.of());
        work(asked);
        assertThat(written(asked, "customerReplied")).contains(caseOf(asked).owner());
        loops.withdraw(asked, "I found it.");
        work(asked);
        assertThat(caseOf(asked).state()).isEqualTo(CaseState.withdrawn);
        assertThat(promise(asked, 1, PromiseKind.serviceReply).droppedAt()).isNotNull();

        String answered = ask(InquiryKind.consultation, QUESTION);
        answer(answered);
        loops.withdraw(answered, null);
        work(answered);
        assertThat(caseOf(answered).state()).isEqualTo(CaseState.withdrawn);
        assertThat(inquiries.verdictUntil(caseOf(answered))).isEmpty();
    }

    @Test
    @Covers({"R-024", "R-252"})
    void whoAddsSomethingToTheAnswerAsksAgain() {
        String reference = ask(InquiryKind.consultation, QUESTION);
        answer(reference);
        advance(Duration.ofDays(6));
        loops.reply(reference, "And which one for wool?", List.of());
        work(reference);

        assertThat(open(reference)).containsExactly("answerInquiry");
        assertThat(caseOf(reference).round()).isEqualTo(2);
        assertThat(promise(reference, 2, PromiseKind.serviceReply).dueAt()).isEqualTo(now().plus(Duration.ofHours(12)));
        assertThat(cases.timeline(caseOf(reference))).extracting(TimelineEntry::text).contains("And which one for wool?");
        assertThat(written(reference, "customerReplied")).isNotEmpty();
        loops.reply(reference, "It is red.", List.of());
        work(reference);
        assertThat(caseOf(reference).round()).as("nobody has answered yet").isEqualTo(2);
        answer(reference);
        inquiries.judge(reference, true, null);
        work(reference);
        assertThat(caseOf(reference).state()).isEqualTo(CaseState.closed);
    }

    @Test
    @Covers({"R-261", "C-21"})
    void whoKnowsMoreAnswersByTheSameTime() {
        String reference = ask(InquiryKind.consultation, QUESTION);
        Instant due = promise(reference, 1, PromiseKind.serviceReply).dueAt();
        advance(Duration.ofHours(2));
        refused("passTo", reference, Map.of("passTo", "customer-service"));
        refused("passTo", reference, Map.of("passTo", "management"));
        refused("passTo", reference, Map.of("passTo", "quality", "turnInto", "complaint"));
        tasks.setAssignee(task(reference, "answerInquiry").getId(), "customer-service");
        complete(reference, "answerInquiry", Map.of("passTo", "technical-support", "answer", "I do not know which foam it makes."));

        assertThat(open(reference)).containsExactly("answerInquiry");
        assertThat(groupsOf(reference, "answerInquiry")).containsExactly("technical-support");
        assertThat(task(reference, "answerInquiry")).satisfies(task -> {
            assertThat(task.getAssignee()).isNull();
            assertThat(task.getDueDate().toInstant()).isEqualTo(due);
        });
        assertThat(caseOf(reference).team()).isEqualTo("technical-support");
        assertThat(promise(reference, 1, PromiseKind.serviceReply)).satisfies(promise -> {
            assertThat(promise.owner()).isEqualTo("technical-support");
            assertThat(promise.metAt()).isNull();
        });
        assertThat(written(reference, "inquiryAnswer")).as("what was written so far is for colleagues").isEmpty();
        assertThat(cases.timeline(caseOf(reference))).anySatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo("passedOn");
            assertThat(entry.text()).isEqualTo("I do not know which foam it makes.");
            assertThat(entry.by()).isEqualTo("customer-service");
            assertThat(entry.forCustomer()).isFalse();
        });

        workAt(reference, due);
        assertThat(written(reference, "promiseMissed")).isNotEmpty();
        long told = written(reference, "promiseMissed").size();
        complete(reference, "answerInquiry", Map.of("passTo", "quality"));
        assertThat(groupsOf(reference, "answerInquiry")).containsExactly("quality");
        assertThat(written(reference, "promiseMissed")).as("late once").hasSize((int) told);
        answer(reference);
        assertThat(letter(reference, "inquiryAnswer")).contains("Any liquid detergent.");
        inquiries.judge(reference, false, "And for wool?");
        work(reference);
        assertThat(groupsOf(reference, "answerInquiry")).as("who answered answers again").containsExactly("quality");
    }

    @Test
    @Covers({"C-08", "R-045"})
    void whatAClerkHasClassifiedIsNotAskedAgain() {
        String complaint = ask(InquiryKind.consultation, UNCLEAR);
        complete(complaint, "answerInquiry", Map.of("turnInto", "complaint", "category", "delivery"));
        assertThat(open(complaint)).containsExactly("respondToCustomer");
        assertThat(groupsOf(complaint, "respondToCustomer")).containsExactly("logistics");
        assertThat(caseOf(complaint).category()).isEqualTo(Category.delivery);
        assertThat(timeline(complaint).stream().filter("classified"::equals)).as("proposed, then said").hasSize(2);

        String fault = ask(InquiryKind.consultation, UNCLEAR);
        complete(fault, "answerInquiry", Map.of("turnInto", "faultReport", "category", "usage"));
        assertThat(open(fault)).containsExactly("dispatchEngineer");
        assertThat(caseOf(fault).category()).isEqualTo(Category.usage);
    }

    @Test
    @Covers({"R-006", "R-022"})
    void whomNoLetterReachesIsCalledWithTheAnswer() {
        String reference = asked(inquiries.file(InquiryKind.consultation, new CustomerMatter(
                new ContactDetails("Wang", null, "+86139" + (10_000_000 + Math.abs(UUID.randomUUID().hashCode() % 80_000_000)), "zh"), "WM-200", null,
                QUESTION, null, Channel.phone, Sender.agent, "customer-service")).reference());
        assertThat(caseOf(reference)).satisfies(file -> {
            assertThat(file.owner()).as("who took it").isEqualTo("customer-service");
            assertThat(file.sender()).isEqualTo(Sender.agent);
        });
        refused("toldByPhone", reference, Map.of("answer", "Any."));
        complete(reference, "answerInquiry", Map.of("answer", "Any.", "toldByPhone", true));
        assertThat(timeline(reference)).contains("response", "answeredByPhone");
        assertThat(written(reference, "inquiryAnswer")).isEmpty();
    }

    @Test
    void aWrongEntryIsNamedAndTheTaskStays() {
        String reference = ask(InquiryKind.consultation, QUESTION);
        refused("answer", reference, Map.of());
        refused("answer", reference, Map.of("answer", " ", "turnInto", "nothing"));
        refused("answer", reference, Map.of("answer", "a".repeat(4001)));
        refused("turnInto", reference, Map.of("answer", "Any.", "turnInto", "cake"));
        refused("category", reference, Map.of("answer", "Any.", "category", "cake"));
        refused("minutesSpent", reference, Map.of("answer", "Any.", "minutesSpent", -1));
        assertThat(open(reference)).containsExactly("answerInquiry");
        assertThat(timeline(reference)).doesNotContain("response", "classified.confirmed");
    }

    private String ask(InquiryKind kind, String question) {
        String unique = "asker-" + UUID.randomUUID();
        return asked(inquiries.file(kind, new CustomerMatter(new ContactDetails("Asker", unique + "@example.com", null, "en"), "WM-200", null,
                question, null, Channel.web, Sender.customer, null)).reference());
    }

    private String asked(String reference) {
        ended(reference);
        work(reference);
        return reference;
    }

    private void answer(String reference) {
        complete(reference, "answerInquiry", Map.of("answer", "Any liquid detergent."));
    }

    private void refused(String field, String reference, Map<String, Object> fields) {
        assertThatExceptionOfType(Exception.class).as(field).isThrownBy(() -> complete(reference, "answerInquiry", fields))
                .satisfies(refused -> assertThat(refused).hasStackTraceContaining(InvalidInput.class.getName() + ": " + field));
    }

    /** The newest letter of this kind. */
    private String letter(String reference, String kind) {
        return jdbc.sql("select text from outbox_message where case_reference = ? and kind = ? order by seq desc limit 1").params(reference, kind)
                .query(String.class).single();
    }
}

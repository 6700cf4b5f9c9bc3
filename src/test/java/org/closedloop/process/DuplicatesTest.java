package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.closedloop.Covers;
import org.closedloop.cases.CaseDesk;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Duplicates;
import org.closedloop.customer.ContactDetails;
import org.closedloop.engine.InvalidInput;
import org.closedloop.knowledge.KnowledgeSearch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same matter twice: joined without a word lost, and what was learned from matters like it. */
class DuplicatesTest extends ProcessTest {

    private static final ContactDetails TWICE = new ContactDetails("Li Twice", "li.twice@example.com", null, "en");

    @Autowired
    Duplicates duplicates;
    @Autowired
    CaseDesk desk;
    @Autowired
    KnowledgeSearch knowledge;

    @Test
    @Covers("G-19")
    void aMergedCaseEndsAndItsCustomerLearnsWhereItGoesOn() {
        String kept = file(TWICE, "The pump hums.");
        String gone = file(TWICE, "The pump hums again.");
        work(kept);
        work(gone);

        duplicates.merge(kept, gone, "customer-service");
        work(gone);

        assertThat(caseOf(gone).state()).isEqualTo(CaseState.withdrawn);
        assertThat(open(gone)).isEmpty();
        assertThat(isRunning(gone, "complaintHandling")).isFalse();
        assertThat(caseOf(kept).isOpen()).isTrue();
        assertThat(open(kept)).as("its own loop goes on").isNotEmpty();
        assertThat(written(kept, "merged")).containsExactly("li.twice");
        assertThat(written(gone, "closed")).as("no letter says that the customer withdrew it").isEmpty();
        assertThat(duplicates.mergedHere(caseOf(kept))).extracting("reference").containsExactly(gone);
        assertThat(duplicates.survivor(caseOf(gone))).get().extracting("reference").isEqualTo(kept);
        assertThat(timeline(gone)).contains("mergedInto", "caseWithdrawn");
        assertThat(timeline(kept)).contains("mergedHere");
    }

    @Test
    void whatIsNotTheSameCustomersOpenCaseIsNotMerged() {
        String one = file(TWICE, "It leaks.");
        String two = file(TWICE, "It leaks, too.");
        String others = file("It leaks.");
        List.of(one, two, others).forEach(this::work);

        refused("another customer", () -> duplicates.merge(one, others, "quality"));
        refused("another case", () -> duplicates.merge(one, one, "quality"));
        refused("number of a case", () -> duplicates.merge(one, "CL-26-999999", "quality"));
        duplicates.merge(one, two, "quality");
        refused("open case", () -> duplicates.merge(one, two, "quality"));
        refused("has ended", () -> duplicates.merge(two, one, "quality"));
        work(two);
        assertThat(caseOf(one).isOpen()).as("two who join both into each other do not end both").isTrue();
        assertThat(caseOf(others).isOpen()).isTrue();
    }

    @Test
    void aLinkEndsNothingAndIsNotedOnBothOnce() {
        String one = file("It rattles.");
        String two = file("It rattles loudly.");

        duplicates.link(one, two, "quality");
        duplicates.link(two, one, "quality");

        assertThat(cases.duplicates(caseOf(two))).extracting("reference").containsExactly(one);
        assertThat(timeline(one)).containsOnlyOnce("duplicateLinked");
        assertThat(timeline(two)).containsOnlyOnce("duplicateLinked");
        assertThat(caseOf(two).isOpen()).isTrue();
    }

    @Test
    void aLetterIsSentOnceAndSeenByTheCustomerAndANoteIsNot() {
        String reference = file("It is dead.");

        desk.write(reference, "key-1", "Please tell us the serial number.", "technical-support");
        desk.note(reference, "Calls back at ten.", "technical-support");

        assertThat(written(reference, "message")).hasSize(1);
        assertThat(cases.timeline(caseOf(reference))).anySatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo("message");
            assertThat(entry.forCustomer()).isTrue();
        }).anySatisfy(entry -> {
            assertThat(entry.kind()).isEqualTo("note");
            assertThat(entry.forCustomer()).isFalse();
        });
    }

    @Test
    void whoCannotBeWrittenToIsToBeCalled() {
        String reference = file(new ContactDetails("Only Phone", null, "+8613800138123", "en"), "It is dead.");

        assertThatThrownBy(() -> desk.write(reference, "key", "Hello", "quality")).isInstanceOf(InvalidInput.class).hasMessageStartingWith("text: ");
        assertThat(timeline(reference)).doesNotContain("message");
    }

    @Test
    void aMatterLikeItThatWasSolvedIsFoundAndOthersAreNot() {
        String words = "The zeppelin valve whistles when the boiler starts.";
        String solved = file(words);
        handOver(solved, "technical", "normal", "normal", "technical-support");
        respond(solved, false);
        verify(solved, true);
        agree(solved);
        carryOut(solved);
        answerByPhone(solved, true, 5);
        String unlike = file("Where is my invoice?");
        String like = file("The zeppelin valve whistles, the boiler starts.");

        assertThat(knowledge.all(caseOf(like).description(), 5)).extracting(found -> found.article().caseReference(), found -> found.article().solution())
                .startsWith(tuple(solved, "We replace the pump.\nThe pump is new."));
        assertThat(knowledge.all(caseOf(unlike).description(), 5)).extracting(found -> found.article().caseReference()).doesNotContain(solved);
        assertThat(caseOf(solved).state()).isEqualTo(CaseState.closed);
    }

    private static void refused(String reason, ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOf(InvalidInput.class).hasMessageStartingWith("reference: ").hasMessageContaining(reason);
    }
}

package org.closedloop.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.closedloop.Covers;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.RootCause;
import org.closedloop.cases.TimelineEntry;
import org.closedloop.classification.Category;
import org.closedloop.customer.ContactDetails;
import org.closedloop.engine.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The way from a closed case to an article and back to the next case, and how the order of answers learns (F-51). */
class KnowledgeLoopTest extends KnowledgeFixture {

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    @Covers({"R-313", "R-316"})
    void aCaseThatEndedWellProposesAnArticleWithoutItsCustomer() {
        ContactDetails who = new ContactDetails("Zhao Ximena", UUID.randomUUID() + "@example.com", "+8613912345678", "en");
        String reference = filed(who, "repair", "WM-200", "SN-77A12", """
                My name is Ximena Zhao. The gramophone lid of my machine SN-77A12 (serial number: QX-4471) is stuck.
                Call 139 1234 5678 or +49 30 1234567, or write to ximena.zhao@mail.example.org. Invoice 20260011223344.
                Regards,
                Ximena""").reference();
        classified(reference, Category.technical);
        cases.diagnose(reference, 1, "Zhao had put a coin in.", RootCause.misuse, CLERK);
        cases.carryOut(reference, 1, "We took the coin out.", null, CLERK);
        closed(reference, Outcome.satisfied, 4);

        Article draft = articles.of(reference).orElseThrow();
        assertThat(draft.state()).isEqualTo(ArticleState.draft);
        assertThat(draft.problem()).isEqualTo("""
                My name is [name]. The gramophone lid of my machine [serial number] (serial number: [serial number]) is stuck.
                Call [phone] or [phone], or write to [mail]. Invoice [number].
                Regards,
                [name]""");
        assertThat(draft).extracting(Article::category, Article::rootCause, Article::productModel, Article::language, Article::cause,
                Article::solution,
                Article::caseReference, Article::round, Article::score, Article::reviewBy)
                .containsExactly(Category.technical, RootCause.misuse, "WM-200", "en", "[name] had put a coin in.",
                "We took the coin out.", reference, 1, 4, null);
    }

    @Test
    @Covers("R-313")
    void itIsProposedInTheTransactionThatClosesTheCaseAndOnce() {
        String reference = filed("complaint", null, "The marimba drawer squeaks.").reference();
        cases.respond(reference, 1, "Put wax on it.", CLERK);

        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            closed(reference, Outcome.satisfied, 5);
            throw new IllegalStateException("the closing fails");
        })).hasMessage("the closing fails");
        assertThat(articles.of(reference)).isEmpty();

        closed(reference, Outcome.satisfied, 5);
        assertThat(articles.of(reference).orElseThrow().solution()).isEqualTo("Put wax on it.");
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = {"satisfied", "findingsAccepted", "answered"}, mode = EnumSource.Mode.EXCLUDE)
    void whatDidNotEndWellTeachesNothing(Outcome outcome) {
        String reference = filed("complaint", null, "The marimba drawer squeaks.").reference();
        cases.respond(reference, 1, "Put wax on it.", CLERK);
        closed(reference, outcome, null);

        assertThat(articles.of(reference)).isEmpty();
    }

    @Test
    void whatWasExplainedAndAcceptedTeachesToo() {
        String reference = filed("complaint", null, "The bassoon light stays on.").reference();
        cases.explain(reference, 1, "It shows that power is there.", CLERK);
        closed(reference, Outcome.findingsAccepted, null);

        assertThat(articles.of(reference).orElseThrow().solution()).isEqualTo("It shows that power is there.");
    }

    @Test
    @Covers({"R-313", "R-315"})
    void theOrderLearnsFromWhatHelpedAndNotFromWhatDidNot() {
        Article first = learned("WM-200", "The accordion hatch jams in the morning.", "Oil the accordion hatch.");
        Article second = learned("WM-200", "The accordion hatch jams in the morning.", "Warm the accordion hatch.");
        assertThat(order("accordion hatch jams")).startsWith(first.id(), second.id());

        use(second, Outcome.satisfied);
        assertThat(order("accordion hatch jams")).startsWith(second.id(), first.id());
        assertThat(articles.get(second.id())).extracting(Article::used, Article::helped, Article::failed).containsExactly(1, 1, 0);

        use(first, Outcome.dissatisfied);
        assertThat(order("accordion hatch jams")).startsWith(second.id(), first.id());
        assertThat(articles.get(first.id())).extracting(Article::used, Article::helped, Article::failed).containsExactly(1, 0, 1);

        use(first, Outcome.satisfied);
        use(first, Outcome.satisfied);
        use(second, Outcome.dissatisfied);
        assertThat(order("accordion hatch jams")).startsWith(first.id(), second.id());
    }

    @Test
    @Covers("R-315")
    void aUseIsNotedOnceARoundAndOnTheTimeline() {
        Article article = learned(null, "The theremin knob is loose.", "Tighten the theremin knob.");
        String reference = filed("inquiry", null, "Loose knob").reference();
        uses.use(reference, article.id(), CLERK);
        uses.use(reference, article.id(), CLERK);

        assertThat(articles.get(article.id()).used()).isEqualTo(1);
        assertThat(cases.timeline(cases.get(reference))).filteredOn(entry -> entry.kind().equals("knowledgeUsed"))
                .extracting(TimelineEntry::text, TimelineEntry::by, TimelineEntry::forCustomer)
                .containsExactly(tuple("K-" + article.number() + " The theremin knob is loose.", CLERK, false));
        cases.closeRound(reference, 1, Outcome.dissatisfied, 1);
        cases.openRound(reference);
        uses.use(reference, article.id(), CLERK);
        closed(reference, Outcome.satisfied, 5);
        assertThat(articles.get(article.id())).extracting(Article::used, Article::helped, Article::failed).containsExactly(2, 1, 1);
        assertThatThrownBy(() -> uses.use(reference, article.id(), CLERK)).isInstanceOf(CaseClosed.class);
    }

    /** Otherwise an answer that was used while the round ended would never be counted. */
    @Test
    @Covers("R-315")
    void whoUsesAnAnswerWhileTheRoundEndsUsesItInTheNext() throws Exception {
        Article article = learned(null, "The celesta pedal sticks.", "Oil the celesta pedal.");
        String reference = filed("inquiry", null, "Sticky pedal").reference();
        CompletableFuture<Void> use = new TransactionTemplate(transactions).execute(status -> {
            cases.closeRound(reference, 1, Outcome.dissatisfied, 1);
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> uses.use(reference, article.id(), CLERK));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::somebodyWaitsForARound);
            cases.openRound(reference);
            return waiting;
        });
        use.get(30, TimeUnit.SECONDS);

        assertThat(jdbc.sql("select round from knowledge_use where article_id = :id").param("id", article.id()).query(Integer.class).list())
                .containsExactly(2);
        closed(reference, Outcome.satisfied, 5);
        assertThat(articles.get(article.id())).extracting(Article::used, Article::helped, Article::failed).containsExactly(1, 1, 0);
    }

    private boolean somebodyWaitsForARound() {
        return jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%case_round%for share%'")
                .query(Integer.class).single() > 0;
    }

    @Test
    void whatIsWithdrawnIsNotUsedAnyMore() {
        Article article = learned(null, "The lyre string is loose.", "Tighten the lyre string.");
        articles.withdraw(article.id(), article.version(), EDITOR);
        String reference = filed("inquiry", null, "Loose string").reference();

        assertThatThrownBy(() -> uses.use(reference, article.id(), CLERK)).isInstanceOf(InvalidInput.class)
                .hasMessage("article: has been withdrawn: please do not use it any more");
        assertThat(articles.get(article.id()).used()).isZero();
    }

    @Test
    @Covers({"R-314", "R-316", "R-319"})
    void anEditorPublishesAndWithdraws() {
        Article draft = learned("WM-200", "The ocarina valve whistles.", "Turn the ocarina valve.");
        assertThat(search.published("ocarina valve whistles", null, 5)).isEmpty();

        Article published = articles.publish(draft.id(), draft("The ocarina valve whistles when it is cold.", draft.version(), null),
                EDITOR);
        assertThat(published).extracting(Article::state, Article::updatedBy, Article::version, Article::trainingTopic)
                .containsExactly(ArticleState.published, EDITOR, 2, "Valves");
        assertThat(published.reviewBy()).isAfter(LocalDate.ofInstant(published.updatedAt(), ZoneOffset.UTC).plusMonths(5));
        assertThat(search.published("ocarina valve whistles", "en", 5)).extracting(found -> found.article().id())
                .containsExactly(draft.id());
        assertThat(search.published("ocarina valve whistles", "zh", 5)).isEmpty();
        assertThat(articles.list(ArticleState.published, 1, 1000)).extracting(Article::id).contains(draft.id());

        Article withdrawn = articles.withdraw(draft.id(), published.version(), EDITOR);
        assertThat(withdrawn.state()).isEqualTo(ArticleState.withdrawn);
        assertThat(order("ocarina valve whistles")).doesNotContain(draft.id());
    }

    @Test
    @Covers("R-314")
    void aReviewInThePastOrFarAwayIsRefused() {
        Article draft = learned(null, "The kazoo display is dim.", "Set the kazoo display brighter.");
        for (LocalDate day : List.of(LocalDate.of(2020, 1, 1), LocalDate.of(2090, 1, 1))) {
            assertThatThrownBy(() -> articles.publish(draft.id(), draft("The kazoo display is dim.", draft.version(), day), EDITOR))
                    .isInstanceOf(InvalidInput.class).hasMessageStartingWith("reviewBy: ");
        }
        assertThat(articles.get(draft.id()).version()).isEqualTo(1);
    }

    @Test
    @Covers("R-314")
    void aNewArticleKeepsItsReviewDayAndIsPublishedWholeOrNotAtAll() {
        LocalDate day = LocalDate.now().plusMonths(2);
        assertThat(articles.write(draft("The dulcimer lid is cracked.", 0, day), EDITOR).reviewBy()).isEqualTo(day);
        Article published = articles.writeAndPublish(draft("The dulcimer lid is bent.", 0, day), EDITOR);
        assertThat(published).extracting(Article::state, Article::reviewBy).containsExactly(ArticleState.published, day);

        int before = jdbc.sql("select count(*) from knowledge_article").query(Integer.class).single();
        assertThatThrownBy(() -> articles.writeAndPublish(draft("The dulcimer lid is lost.", 0, LocalDate.of(2020, 1, 1)), EDITOR))
                .isInstanceOf(InvalidInput.class);
        assertThat(jdbc.sql("select count(*) from knowledge_article").query(Integer.class).single()).isEqualTo(before);
    }

    @Test
    void whatIsProposedCanBeSavedHoweverLongItIs() {
        String reference = filed("complaint", null, "The sitar hums. " + "z".repeat(9_980)).reference();
        cases.respond(reference, 1, "Tune the sitar.", CLERK);
        closed(reference, Outcome.satisfied, 5);

        Article article = articles.of(reference).orElseThrow();
        assertThat(article.problem()).hasSize(9_996);
        assertThat(article.solution()).as("without what no page shows").isEqualTo("Tune the sitar.");
    }

    @Test
    void twoEditorsLoseNothing() {
        Article draft = learned(null, "The bagpipe hose is soft.", "Change the bagpipe hose.");
        List<Boolean> saved = IntStream.range(0, 6).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
            try {
                articles.edit(draft.id(), draft("The bagpipe hose is soft, says editor " + i, draft.version(), null), EDITOR);
                return true;
            } catch (OptimisticLockingFailureException late) {
                return false;
            }
        })).toList().stream().map(CompletableFuture::join).toList();

        assertThat(saved).containsOnlyOnce(true);
        assertThat(articles.get(draft.id()).version()).isEqualTo(2);
        assertThatThrownBy(() -> articles.withdraw(draft.id(), draft.version(), EDITOR))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    @Covers("R-315")
    void aWordThatIsMistypedIsUnderstood() {
        Article article = learned(null, "The xylophone tray wobbles.", "Fix the xylophone tray.");
        assertThat(order("xylofone")).contains(article.id());
        assertThat(order("xylophnoe")).contains(article.id());
    }

    @Test
    void whatSaysNothingFindsNothing() {
        assertThat(Stream.of("", "   ", "the and of", "???", "' | & ! : * <->", "\\", "。").map(this::order))
                .allSatisfy(found -> assertThat(found).isEmpty());
    }

    private void use(Article article, Outcome outcome) {
        String reference = filed("inquiry", null, "A question").reference();
        uses.use(reference, article.id(), CLERK);
        closed(reference, outcome, null);
    }

    private List<UUID> order(String question) {
        return search.all(question, 20).stream().map(found -> found.article().id()).toList();
    }

    private static Draft draft(String problem, int version, LocalDate reviewBy) {
        return new Draft("en", Category.usage, "WM-200", problem, null, "Turn it.", "Valves", reviewBy, version);
    }
}

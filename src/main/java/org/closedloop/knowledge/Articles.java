package org.closedloop.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.closedloop.cases.RootCause;
import org.closedloop.classification.Category;
import org.closedloop.engine.InvalidInput;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The articles and what editors do with them. Nothing is overwritten that an editor has not read. */
@Service
@Transactional
public class Articles {

    /** The longest problem, cause or solution: what a customer wrote and staff noted in all rounds' fields fits, with its names masked. */
    public static final int LONGEST_TEXT = 15_000;
    static final String SELECT = """
            select a.*, c.reference as case_reference from knowledge_article a left join service_case c on c.id = a.case_id""";
    private static final int FARTHEST_YEARS = 5;

    private final JdbcClient jdbc;
    private final KnowledgeIndex index;
    private final KnowledgeSettings settings;
    private final WorkCalendar calendar;
    private final Clock clock;

    Articles(JdbcClient jdbc, KnowledgeIndex index, KnowledgeSettings settings, WorkCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.index = index;
        this.settings = settings;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Article> find(UUID id) {
        return jdbc.sql(SELECT + " where a.id = :id").param("id", id).query(Articles::article).optional();
    }

    @Transactional(readOnly = true)
    public Article get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no article " + id));
    }

    /** The article that a case proposed. */
    @Transactional(readOnly = true)
    public Optional<Article> of(String reference) {
        return jdbc.sql(SELECT + " where c.reference = :reference").param("reference", reference).query(Articles::article).optional();
    }

    /** The latest first; published ones that are to be looked at again come before the others. */
    @Transactional(readOnly = true)
    public List<Article> list(ArticleState state, int page, int size) {
        return jdbc.sql(SELECT + "\n" + """
                 where a.state = :state
                 order by a.state = 'published' and a.review_by <= :today desc, a.updated_at desc, a.number desc limit :size offset :from""")
                .param("state", state.name()).param("today", today()).param("size", size).param("from", (page - 1) * size)
                .query(Articles::article).list();
    }

    @Transactional(readOnly = true)
    public Map<ArticleState, Integer> counts() {
        return jdbc.sql("select state, count(*) as articles from knowledge_article group by state")
                .query((row, number) -> Map.entry(ArticleState.valueOf(row.getString("state")), row.getInt("articles"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many published articles are to be looked at again. */
    @Transactional(readOnly = true)
    public int dueForReview() {
        return jdbc.sql("select count(*) from knowledge_article where state = 'published' and review_by <= :today").param("today", today())
                .query(Integer.class).single();
    }

    /** Keeps what a case taught, once. */
    void propose(Proposal proposal) {
        UUID id = UUID.randomUUID();
        int added = jdbc.sql("""
                insert into knowledge_article (id, state, language, category, root_cause, product_model, problem, cause, solution, case_id, round,
                       score, proposed_at, updated_at, updated_by, version)
                values (:id, 'draft', :language, :category, :rootCause, :model, :problem, :cause, :solution, :case, :round, :score, :at, :at, :by, 1)
                on conflict (case_id) do nothing""")
                .param("id", id).param("language", proposal.language()).param("category", name(proposal.category()))
                .param("rootCause", name(proposal.rootCause())).param("model", proposal.productModel()).param("problem", proposal.problem())
                .param("cause", proposal.cause()).param("solution", proposal.solution()).param("case", proposal.caseId())
                .param("round", proposal.round()).param("score", proposal.score()).param("at", now()).param("by", proposal.by()).update();
        if (added > 0) {
            index.put(get(id));
        }
    }

    /** Writes an article that no case proposed. */
    public Article write(Draft draft, String by) {
        return indexed(added(draft, by));
    }

    /** The same, and lets customers read it at once. */
    public Article writeAndPublish(Draft draft, String by) {
        LocalDate review = review(draft);
        UUID id = added(draft, by);
        publish(id, review);
        return indexed(id);
    }

    private UUID added(Draft draft, String by) {
        if (draft.reviewBy() != null) {
            checkDay(draft.reviewBy());
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into knowledge_article (id, state, language, category, product_model, problem, cause, solution, training_topic,
                       review_by, proposed_at, updated_at, updated_by, version)
                values (:id, 'draft', :language, :category, :model, :problem, :cause, :solution, :topic, :review, :at, :at, :by, 1)""")
                .param("id", id).param("language", draft.language()).param("category", name(draft.category())).param("model",
                draft.productModel())
                .param("problem", draft.problem()).param("cause", draft.cause()).param("solution", draft.solution())
                .param("topic", draft.trainingTopic()).param("review", draft.reviewBy()).param("at", now()).param("by", by).update();
        return id;
    }

    /** @throws OptimisticLockingFailureException when somebody else changed it meanwhile */
    public Article edit(UUID id, Draft draft, String by) {
        checkReview(draft.reviewBy(), get(id));
        change(id, draft, by);
        return indexed(id);
    }

    private void change(UUID id, Draft draft, String by) {
        changed(id, jdbc.sql("""
                update knowledge_article set language = :language, category = :category, product_model = :model, problem = :problem, cause = :cause,
                       solution = :solution, training_topic = :topic, review_by = coalesce(cast(:review as date), review_by), updated_at = :at,
                       updated_by = :by, version = version + 1
                 where id = :id and version = :version""")
                .param("language", draft.language()).param("category", name(draft.category())).param("model", draft.productModel())
                .param("problem", draft.problem()).param("cause", draft.cause()).param("solution", draft.solution())
                .param("topic", draft.trainingTopic()).param("review", draft.reviewBy()).param("at", now()).param("by", by).param("id", id)
                .param("version", draft.version()).update());
    }

    /**
     * Keeps what the editor wrote and lets customers read it too, until the day by which it is to be looked at again.
     *
     * @throws OptimisticLockingFailureException when somebody else changed it meanwhile
     */
    public Article publish(UUID id, Draft draft, String by) {
        LocalDate review = review(draft);
        change(id, draft, by);
        publish(id, review);
        return indexed(id);
    }

    private LocalDate review(Draft draft) {
        LocalDate review = draft.reviewBy() == null ? today().plus(settings.reviewAfter()) : draft.reviewBy();
        checkDay(review);
        return review;
    }

    private void publish(UUID id, LocalDate review) {
        jdbc.sql("""
                update knowledge_article set state = 'published', published_at = coalesce(published_at, :at), review_by = :review where id = :id""")
                .param("at", now()).param("review", review).param("id", id).update();
    }

    /** Takes it out of use: nobody finds it any more. */
    public Article withdraw(UUID id, int version, String by) {
        changed(id, jdbc.sql("""
                update knowledge_article set state = 'withdrawn', updated_at = :at, updated_by = :by, version = version + 1
                 where id = :id and version = :version""")
                .param("at", now()).param("by", by).param("id", id).param("version", version).update());
        return indexed(id);
    }

    private Article indexed(UUID id) {
        Article article = get(id);
        index.put(article);
        return article;
    }

    private static void changed(UUID id, int rows) {
        if (rows == 0) {
            throw new OptimisticLockingFailureException("article " + id);
        }
    }

    private void checkReview(LocalDate day, Article before) {
        if (day != null && !day.equals(before.reviewBy())) {
            checkDay(day);
        }
    }

    private void checkDay(LocalDate day) {
        if (!day.isAfter(today()) || day.isAfter(today().plusYears(FARTHEST_YEARS))) {
            throw new InvalidInput("reviewBy", "must be a day after today, within " + FARTHEST_YEARS + " years");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.zone());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String name(Enum<?> code) {
        return code == null ? null : code.name();
    }

    static Article article(ResultSet row, int number) throws SQLException {
        String category = row.getString("category");
        String cause = row.getString("root_cause");
        return new Article(row.getObject("id", UUID.class), row.getLong("number"), ArticleState.valueOf(row.getString("state")),
                row.getString("language"), category == null ? null : Category.valueOf(category), cause == null ? null
                        : RootCause.valueOf(cause),
                row.getString("product_model"), row.getString("problem"), row.getString("cause"), row.getString("solution"),
                row.getString("case_reference"), row.getObject("round", Integer.class), row.getObject("score", Integer.class),
                row.getString("training_topic"), instant(row, "proposed_at"), instant(row, "updated_at"), row.getString("updated_by"),
                instant(row, "published_at"), row.getObject("review_by", LocalDate.class), row.getInt("version"), row.getInt("used"),
                row.getInt("helped"), row.getInt("failed"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}

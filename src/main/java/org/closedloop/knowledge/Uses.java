package org.closedloop.knowledge;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.ServiceCase;
import org.closedloop.engine.InvalidInput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which answers were used for which matter, and whether the customer was satisfied then: so the search learns. */
@Service
@Transactional
public class Uses {

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Articles articles;
    private final Clock clock;

    Uses(JdbcClient jdbc, Cases cases, Articles articles, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.articles = articles;
        this.clock = clock;
    }

    /**
     * Notes that somebody used an answer in the round that is open; a second time in the same round changes nothing. Round and article are
     * held until it is noted, so that whoever ends the round counts it, and nobody uses what is being withdrawn.
     *
     * @throws CaseClosed when no round is open any more
     * @throws InvalidInput when the article has been withdrawn
     */
    public void use(String reference, UUID articleId, String by) {
        // a round that ended while we waited for it may have been followed by another
        Round round = openRound(reference).or(() -> openRound(reference)).orElseThrow(() -> new CaseClosed(reference));
        jdbc.sql("select id from knowledge_article where id = :id and state <> 'withdrawn' for no key update").param("id", articleId)
                .query(UUID.class).optional()
                .orElseThrow(() -> new InvalidInput("article", "has been withdrawn: please do not use it any more"));
        int added = jdbc.sql("""
                insert into knowledge_use (article_id, case_id, round, used_by, used_at) values (:article, :case, :round, :by, :at)
                on conflict (article_id, case_id, round) do nothing""")
                .param("article", articleId).param("case", round.caseId()).param("round", round.number()).param("by", by)
                .param("at", Timestamp.from(clock.instant())).update();
        if (added > 0) {
            jdbc.sql("update knowledge_article set used = used + 1 where id = :id").param("id", articleId).update();
            Article article = articles.get(articleId);
            cases.write(reference, "knowledgeUsed", "K-" + article.number() + " " + article.title(), by, false);
        }
    }

    private record Round(UUID caseId, int number) {}

    private Optional<Round> openRound(String reference) {
        return jdbc.sql("""
                select r.case_id, r.number from service_case c join case_round r on r.case_id = c.id and r.number = c.round
                 where c.reference = :reference and c.state = 'open' and r.closed_at is null for share of r""")
                .param("reference", reference).query((row, number) -> new Round(row.getObject("case_id", UUID.class), row.getInt("number")))
                .optional();
    }

    /** The answers that were used for a case, in whichever round. */
    @Transactional(readOnly = true)
    public List<UUID> of(ServiceCase file) {
        return jdbc.sql("select distinct article_id from knowledge_use where case_id = :case").param("case", file.id()).query(UUID.class)
                .list();
    }

    /** The customer of the round has answered, or nobody was asked. */
    void settle(ServiceCase file, int round, Outcome outcome) {
        boolean helped = Closings.helped(outcome);
        boolean failed = outcome == Outcome.dissatisfied || outcome == Outcome.unresolved;
        jdbc.sql("""
                with settled as (
                    update knowledge_use set outcome = :outcome where case_id = :case and round = :round and outcome is null
                    returning article_id),
                held as (
                    select id from knowledge_article where id in (select article_id from settled) order by id for no key update)
                update knowledge_article a set helped = helped + :helped, failed = failed + :failed from held where a.id = held.id""")
                .param("outcome", outcome == null ? "notAsked" : outcome.name()).param("case", file.id()).param("round", round)
                .param("helped", helped ? 1 : 0).param("failed", failed ? 1 : 0).update();
    }
}

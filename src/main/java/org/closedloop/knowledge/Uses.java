package org.closedloop.knowledge;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Outcome;
import org.closedloop.cases.ServiceCase;
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

    /** Notes that somebody used an answer in the round that is open; a second time in the same round changes nothing. */
    public void use(String reference, UUID articleId, String by) {
        ServiceCase file = cases.get(reference);
        if (!file.isOpen()) {
            throw new CaseClosed(reference);
        }
        Article article = articles.get(articleId);
        int added = jdbc.sql("""
                insert into knowledge_use (article_id, case_id, round, used_by, used_at) values (:article, :case, :round, :by, :at)
                on conflict (article_id, case_id, round) do nothing""")
                .param("article", articleId).param("case", file.id()).param("round", file.round()).param("by", by)
                .param("at", Timestamp.from(clock.instant())).update();
        if (added > 0) {
            jdbc.sql("update knowledge_article set used = used + 1 where id = :id").param("id", articleId).update();
            cases.write(reference, "knowledgeUsed", "K-" + article.number() + " " + article.title(), by, false);
        }
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
                    update knowledge_use set outcome = :outcome where case_id = :case and round = :round and outcome is null returning article_id)
                update knowledge_article a set helped = helped + :helped, failed = failed + :failed
                  from settled where a.id = settled.article_id""")
                .param("outcome", outcome == null ? "notAsked" : outcome.name()).param("case", file.id()).param("round", round)
                .param("helped", helped ? 1 : 0).param("failed", failed ? 1 : 0).update();
    }
}

package org.closedloop.watch;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suspects every place, case and task that nothing and nobody moves. The database notices by itself when a deletion leaves an orphan behind;
 * this finds what became one in another way, and is the only part of the watch that costs what is healthy.
 */
@Service
public class Orphans {

    /** a look takes at most this part of the time */
    private static final int SHARE = 20;

    private final JdbcClient jdbc;
    private volatile long restUntil = System.nanoTime();

    Orphans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Looks everywhere, but rests long enough between two looks to be cheap however many cases are open. */
    @Transactional
    void lookNowAndThen() {
        long before = System.nanoTime();
        if (before - restUntil >= 0) {
            lookEverywhere();
            long now = System.nanoTime();
            restUntil = now + (now - before) * SHARE;
        }
    }

    @Transactional
    public Duration lookEverywhere() {
        long before = System.nanoTime();
        jdbc.sql("""
                with waiting as materialized (select * from waiting_place),
                found (id) as materialized (
                    select execution_id from waiting where not has_clock(scope_id) union all select reference from orphaned_case
                    union all select t.id_ from act_ru_task t where t.assignee_ is null and not exists (
                               select from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate')),
                over as (delete from orphan_suspect where id not in (select id from found))
                insert into orphan_suspect select id from found on conflict do nothing""").update();
        return Duration.ofNanos(System.nanoTime() - before);
    }
}

package org.closedloop.performance;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.closedloop.notification.UndeliverableHandler;
import org.closedloop.notification.UndeliverableHandler.Undeliverable;
import org.closedloop.watch.StallReason;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A few dozen real cases at the steps where cases usually are, some that stall for each reason, and some that are closed. */
final class Templates {

    static final List<String> TEAMS = List.of("customer-service", "technical-support", "quality", "sales", "logistics");
    private static final String AWAY = "bench-away";
    /** what is due sooner would become due while somebody measures */
    private static final Duration MARGIN = Duration.ofHours(3);

    /** not yet unusually long for a step that has no clock */
    private static final Duration LONG = Duration.ofDays(5);

    private final Story story;
    private final ProcessEngine engine;
    private final UndeliverableHandler undeliverable;
    private final JdbcClient database;
    private final List<String> teams;
    private final List<Template> made = new ArrayList<>();

    Templates(List<String> teams, Story story, ProcessEngine engine, UndeliverableHandler undeliverable, JdbcClient database) {
        this.teams = teams;
        this.story = story;
        this.engine = engine;
        this.undeliverable = undeliverable;
        this.database = database;
    }

    /** All of them, each ended by what it says it is. */
    List<Template> make() {
        open();
        stalled();
        closed();
        ClockUtil.reset();
        // they are no letters that anybody waits for
        made.forEach(template -> database.sql("update outbox_message set status = 'sent', sent_at = created_at where case_reference = ? and status <> 'failed'")
                .param(template.reference()).update());
        return List.copyOf(made);
    }

    private void open() {
        recent();
        healthy(story.filedAndWorked(), 10, Map.of());
        for (String team : teams) {
            recent();
            healthy(story.handedOver(team), 4, Map.of());
            recent();
            claimed(story.handedOver(team), 2, team);
            recent();
            healthy(story.responded(team), 3, Map.of());
            recent();
            claimed(story.responded(team), 2, team);
            recent();
            claimed(story.verified(team), 2, team);
            recent();
            healthy(story.agreed(team), 2, Map.of());
        }
        recent();
        healthy(story.told("quality"), 6, Map.of());
        story.ago(Duration.ofDays(4));
        String toCall = story.told("sales");
        story.later(Duration.ofDays(3));
        story.work(toCall);
        healthy(toCall, 3, Map.of());
        story.ago(Duration.ofHours(82));
        healthy(story.called("logistics", false), 2, Map.of());
        recent();
        healthy(story.fault(), 2, Map.of());
        recent();
        healthy(story.accepted("engineer-li"), 2, Map.of());
    }

    private void recent() {
        story.ago(Duration.ofHours(6));
    }

    private void claimed(String reference, int weight, String team) {
        String first = Crew.member(team, 0);
        story.assign(reference, first);
        healthy(reference, weight, Map.of(first, Crew.memberOfCopy(team)));
    }

    private void healthy(String reference, int weight, Map<String, String> otherwise) {
        add(reference, true, null, weight, otherwise);
    }

    private void stalled() {
        story.ago(Duration.ofHours(30));
        String late = story.handedOver("technical-support");
        ClockUtil.reset();
        story.work(late);
        stalled(late, StallReason.promiseMissed);

        recent();
        String failed = story.filed();
        engine.getManagementService().setJobRetries(story.due(failed).get(0).getId(), 0);
        stalled(failed, StallReason.incident);

        recent();
        stalled(story.filed(), StallReason.jobStuck);

        recent();
        String left = story.handedOver("technical-support");
        story.assign(left, AWAY);
        stalled(left, StallReason.nobodyCanAct);

        recent();
        String unwatched = story.told("technical-support");
        database.sql("delete from act_ru_job where process_instance_id_ in (select proc_inst_id_ from act_ru_execution where business_key_ = ?)")
                .param(unwatched).update();
        stalled(unwatched, StallReason.nobodyWillCall);
        recent();
        String lost = story.handedOver("technical-support");
        engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(lost).rootProcessInstances().list()
                .forEach(instance -> engine.getRuntimeService().deleteProcessInstance(instance.getId(), "lost"));
        stalled(lost, StallReason.nobodyWillCall);

        story.ago(Duration.ofHours(230));
        String unhappy = story.called("technical-support", false);
        story.anotherRound(unhappy, false);
        story.anotherRound(unhappy, false);
        stalled(unhappy, StallReason.roundLimit);

        story.ago(Duration.ofDays(60));
        String forgotten = story.responded("technical-support");
        ClockUtil.reset();
        story.work(forgotten);
        stalled(forgotten, StallReason.unusuallyLong);

        recent();
        String refused = story.handedOver("technical-support");
        undeliverable.undeliverable(new Undeliverable(UUID.randomUUID(), "acknowledgement", refused, 1, "email", false));
        story.work(refused);
        stalled(refused, StallReason.undeliverable);
    }

    private void stalled(String reference, StallReason reason) {
        add(reference, true, reason, 1, Map.of());
    }

    private void closed() {
        for (String team : teams) {
            story.ago(Duration.ofDays(8));
            add(story.called(team, true), false, null, 18, Map.of());
        }
        story.ago(Duration.ofDays(12));
        String twice = story.called("quality", false);
        story.anotherRound(twice, true);
        add(twice, false, null, 10, Map.of());
    }

    private void add(String reference, boolean open, StallReason reason, int weight, Map<String, String> more) {
        Map<String, String> otherwise = new HashMap<>(more);
        database.sql("""
                select s.value from service_case c join customer k on k.id = c.customer_id cross join lateral (values (c.product_serial), (k.email), (k.name)) s (value)
                 where c.reference = ?""").param(reference).query(String.class).list()
                .forEach(value -> otherwise.put(value, "'copy' || n || '-" + value + "'"));
        Duration spread = open ? reason == null ? untilDue(reference) : Duration.ZERO : Duration.ofDays(3 * 365);
        made.add(new Template(reference, open, reason, weight, spread, Map.copyOf(otherwise)));
    }

    /** How much older the case could be without a clock or a promise of it being due. */
    private Duration untilDue(String reference) {
        Timestamp due = database.sql("""
                select coalesce(min(due), :never) from (
                    select j.duedate_ at time zone 'UTC' from act_ru_job j join act_ru_execution i on i.id_ = j.process_instance_id_ where i.business_key_ = :reference
                    union all select p.due_at from promise p join service_case c on c.id = p.case_id
                     where c.reference = :reference and p.met_at is null and p.dropped_at is null) at (due)""")
                .param("reference", reference).param("never", Timestamp.from(Instant.now().plus(LONG))).query(Timestamp.class).single();
        Duration left = Duration.between(Instant.now(), due.toInstant()).minus(MARGIN);
        if (left.isNegative()) {
            throw new IllegalStateException(reference + " would be late: something is due at " + due);
        }
        return left;
    }

    /** Who is needed for it: somebody who is away. */
    static void hireForThem(Crew crew) {
        crew.hire(AWAY, "technical-support", LocalDate.now().minusDays(2));
    }
}

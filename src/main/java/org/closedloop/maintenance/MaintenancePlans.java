package org.closedloop.maintenance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.customer.OwnedProducts;
import org.closedloop.engine.InvalidInput;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The maintenance plans of customers' products (R-179, R-184; G-14: each plan names its own interval). */
@Service
@Transactional
public class MaintenancePlans {

    private static final int FARTHEST_YEARS = 10;
    private static final String UNDER_WAY = """
            exists (select 1 from maintenance_visit v left join service_case s on s.id = v.case_id
                     where v.plan_id = p.id and (s.id is null or s.state = 'open'))""";

    private final JdbcClient jdbc;
    private final OwnedProducts products;
    private final WorkCalendar calendar;
    private final Clock clock;

    MaintenancePlans(JdbcClient jdbc, OwnedProducts products, WorkCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.products = products;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * A plan as the staff's list shows it.
     *
     * @param reference the case of its latest visit; null before the first
     */
    public record Listed(MaintenancePlan plan, String model, String serial, String contract, String customer, String reference) {}

    /** Plans in the order of their days, stopped ones last; by the beginning of a serial or contract number, the model or part of a name. */
    @Transactional(readOnly = true)
    public List<Listed> search(String words, int most) {
        String wanted = words.strip().replaceAll("[\\\\%_]", "\\\\$0");
        return jdbc.sql("""
                select p.*, o.model, o.serial, o.contract_number, c.name as customer,
                       (select s.reference from maintenance_visit v join service_case s on s.id = v.case_id
                         where v.plan_id = p.id order by v.opened_at desc limit 1) as reference
                  from maintenance_plan p join owned_product o on o.id = p.product_id join customer c on c.id = o.customer_id
                 where upper(o.serial) like upper(:beginning) or upper(o.contract_number) like upper(:beginning)
                    or upper(o.model) = upper(:words) or c.name ilike :part
                 order by p.stopped_at is not null, p.next_due_on, p.id limit :most""")
                .param("beginning", wanted + "%").param("part", "%" + wanted + "%").param("words", words.strip()).param("most", most)
                .query((row, index) -> new Listed(plan(row, index), row.getString("model"), row.getString("serial"),
                        row.getString("contract_number"), row.getString("customer"), row.getString("reference"))).list();
    }

    @Transactional(readOnly = true)
    public Optional<MaintenancePlan> find(UUID id) {
        return jdbc.sql("select * from maintenance_plan where id = :id").param("id", id).query(MaintenancePlans::plan).optional();
    }

    @Transactional(readOnly = true)
    public MaintenancePlan get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no maintenance plan " + id));
    }

    /** Enters a plan for a product that a customer owns. */
    public UUID enter(PlanEntry entry, String by) {
        OwnedProduct product = owned(entry);
        checkDay(entry.nextDueOn());
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into maintenance_plan (id, product_id, every, starts_on, next_due_on, items, stopped_at, saved_by, saved_at, version)
                values (:id, :product, :every, :day, :day, :items, :stopped, :by, :at, 1)""")
                .param("id", id).param("product", product.id()).param("every", entry.interval().toString()).param("day", entry.nextDueOn())
                .param("items", entry.items()).param("stopped", entry.running() ? null : now()).param("by", by).param("at", now()).update();
        return id;
    }

    /**
     * Changes, stops or takes up a plan. Another day begins the rhythm anew.
     *
     * @throws OptimisticLockingFailureException when somebody else changed it meanwhile
     */
    public void change(UUID id, PlanEntry entry, String by) {
        OwnedProduct product = owned(entry);
        MaintenancePlan before = get(id);
        boolean moved = !entry.nextDueOn().equals(before.nextDueOn());
        if (moved) {
            checkDay(entry.nextDueOn());
            checkUnused(id, entry.nextDueOn());
        }
        int changed = jdbc.sql("""
                update maintenance_plan set product_id = :product, every = :every, starts_on = :start, next_due_on = :day, items = :items,
                       stopped_at = case when :running then null else coalesce(stopped_at, :at) end, saved_by = :by, saved_at = :at,
                       version = version + 1
                 where id = :id and version = :version""")
                .param("product", product.id()).param("every", entry.interval().toString())
                .param("start", moved ? entry.nextDueOn() : before.startsOn()).param("day", entry.nextDueOn()).param("items", entry.items())
                .param("running", entry.running()).param("by", by).param("at", now()).param("id", id).param("version", entry.version()).update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("maintenance plan " + id);
        }
    }

    /** Running plans whose day comes until then and whose visit before is over, in an order that is the same for everybody. */
    List<MaintenancePlan> due(LocalDate until) {
        return jdbc.sql("select p.* from maintenance_plan p where p.stopped_at is null and p.next_due_on <= :until and not "
                + UNDER_WAY + " order by p.next_due_on, p.id").param("until", until).query(MaintenancePlans::plan).list();
    }

    boolean isUnderWay(UUID id) {
        return jdbc.sql("select " + UNDER_WAY + " from maintenance_plan p where p.id = :id").param("id", id).query(Boolean.class).single();
    }

    /** Goes on to the next day of the rhythm, once. */
    void advance(MaintenancePlan plan) {
        LocalDate after = plan.nextDueOn().isBefore(today()) ? today() : plan.nextDueOn();
        jdbc.sql("update maintenance_plan set next_due_on = :next, version = version + 1 where id = :id and next_due_on = :day")
                .param("next", plan.interval().next(plan.startsOn(), after)).param("id", plan.id()).param("day", plan.nextDueOn()).update();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.zone());
    }

    private OwnedProduct owned(PlanEntry entry) {
        return products.find(entry.model(), entry.serialNumber()).orElseThrow(() -> new InvalidInput("serialNumber",
                "no customer is known to own a product of this model with this serial number"));
    }

    private void checkDay(LocalDate day) {
        if (day.isBefore(today()) || day.isAfter(today().plusYears(FARTHEST_YEARS))) {
            throw new InvalidInput("nextDueOn", "must be a day from today on, within " + FARTHEST_YEARS + " years");
        }
    }

    private void checkUnused(UUID id, LocalDate day) {
        if (jdbc.sql("select exists (select 1 from maintenance_visit where plan_id = :id and due_on = :day)").param("id", id)
                .param("day", day).query(Boolean.class).single()) {
            throw new InvalidInput("nextDueOn", "the visit of this day was opened already");
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static MaintenancePlan plan(ResultSet row, int index) throws SQLException {
        Timestamp stopped = row.getTimestamp("stopped_at");
        return new MaintenancePlan(row.getObject("id", UUID.class), row.getObject("product_id", UUID.class), Interval.parse(row.getString("every")),
                row.getObject("starts_on", LocalDate.class), row.getObject("next_due_on", LocalDate.class), row.getString("items"),
                stopped == null ? null : stopped.toInstant(), row.getInt("version"));
    }
}

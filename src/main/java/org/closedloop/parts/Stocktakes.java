package org.closedloop.parts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.closedloop.engine.InvalidInput;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts of the stock, their differences and their corrections. One at a time. */
@Service
@Transactional
public class Stocktakes {

    private final JdbcClient jdbc;
    private final Stock stock;
    private final StockLedger ledger;
    private final PartSettings settings;
    private final StocktakeProcess process;
    private final WorkCalendar calendar;
    private final Clock clock;

    Stocktakes(JdbcClient jdbc, Stock stock, StockLedger ledger, PartSettings settings, StocktakeProcess process, WorkCalendar calendar,
            Clock clock) {
        this.jdbc = jdbc;
        this.stock = stock;
        this.ledger = ledger;
        this.settings = settings;
        this.process = process;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * A part to be counted in a warehouse.
     *
     * @param booked what the books said when it was counted; null before
     */
    public record Line(String partNumber, String name, String unit, String warehouse, Integer booked, Integer counted, String countedBy) {

        public int difference() {
            return counted == null ? 0 : counted - booked;
        }
    }

    /** The warehouse asks for a count. */
    public void start() {
        if (open().isPresent()) {
            throw new InvalidInput("stocktake", "one is under way already");
        }
        process.start();
    }

    @Transactional(readOnly = true)
    public Optional<String> open() {
        return jdbc.sql("select reference from stocktake where closed_at is null").query(String.class).optional();
    }

    @Transactional(readOnly = true)
    public List<Line> lines(String reference) {
        return jdbc.sql("""
                select l.part_number, p.name, p.unit, l.warehouse, l.booked, l.counted, l.counted_by
                  from stocktake_line l join part p on p.number = l.part_number
                 where l.stocktake = :reference order by l.warehouse, p.part_class, l.part_number""")
                .param("reference", reference).query(Line.class).list();
    }

    /** Keeps what somebody counted, beside what the books say at this moment: stock may move on until the count is compared. */
    public void count(String reference, String part, String warehouse, int counted, String by) {
        if (counted < 0 || counted > Stock.MOST) {
            throw new InvalidInput("counted", "a whole number from 0 to " + Stock.MOST);
        }
        int booked = ledger.lock(part).stream().filter(balance -> balance.warehouse().equals(warehouse)).findFirst()
                .map(StockLedger.Balance::onHand).orElse(0);
        int kept = jdbc.sql("""
                update stocktake_line l set booked = :booked, counted = :counted, counted_by = :by, counted_at = :at
                  from stocktake s
                 where l.stocktake = :reference and l.part_number = :part and l.warehouse = :warehouse
                   and s.reference = l.stocktake and s.closed_at is null""")
                .param("booked", booked).param("counted", counted).param("by", by).param("at", Timestamp.from(clock.instant()))
                .param("reference", reference).param("part", part).param("warehouse", warehouse).update();
        if (kept == 0) {
            throw new InvalidInput("counted", "is not part of an open stocktake");
        }
    }

    /** Opens a stocktake of everything in the catalogue; empty when another one is under way. */
    Optional<String> open(String instanceId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        String reference = "ST-%d-%02d".formatted(today.getYear(), 1 + jdbc.sql("select count(*) from stocktake where reference like :year")
                .param("year", "ST-" + today.getYear() + "-%").query(Integer.class).single());
        int opened = jdbc.sql("insert into stocktake (reference, instance_id, opened_at) values (:reference, :instance, :at) on conflict do nothing")
                .param("reference", reference).param("instance", instanceId).param("at", Timestamp.from(clock.instant())).update();
        if (opened == 1) {
            jdbc.sql("""
                    insert into stocktake_line (stocktake, part_number, warehouse)
                    select :reference, p.number, coalesce(s.warehouse, :usual) from part p left join part_stock s
                        on s.part_number = p.number""")
                    .param("reference", reference).param("usual", settings.usualWarehouse()).update();
        }
        return jdbc.sql("select reference from stocktake where instance_id = :instance").param("instance", instanceId).query(String.class)
                .optional();
    }

    /** The count is over: every line must have been counted. */
    void counted(String reference, String remarks) {
        long left = lines(reference).stream().filter(line -> line.counted() == null).count();
        if (left > 0) {
            throw new InvalidInput("remarks", "not everything is counted yet: enter the counts on the page Spare parts");
        }
        jdbc.sql("update stocktake set remarks = :remarks where reference = :reference").param("remarks", remarks)
                .param("reference", reference).update();
    }

    /** Without differences the stocktake is done. */
    boolean differs(String reference) {
        boolean differs = lines(reference).stream().anyMatch(line -> line.difference() != 0);
        if (!differs) {
            close(reference);
        }
        return differs;
    }

    /** A supervisor takes the differences, or has those lines counted again. */
    void decide(String reference, boolean approved, String by) {
        jdbc.sql("update stocktake set decided_by = :by where reference = :reference").param("by", by).param("reference", reference)
                .update();
        if (!approved) {
            jdbc.sql("""
                    update stocktake_line set counted = null, booked = null, counted_by = null, counted_at = null
                     where stocktake = :reference and counted <> booked""").param("reference", reference).update();
        }
    }

    void correct(String reference) {
        String by = jdbc.sql("select coalesce(decided_by, 'system') from stocktake where reference = :reference")
                .param("reference", reference)
                .query(String.class).single();
        lines(reference).stream().filter(line -> line.difference() != 0).forEach(line -> stock.correct(line.partNumber(), line.warehouse(),
                line.difference(), reference + "/" + line.partNumber() + "/" + line.warehouse(), by));
        close(reference);
    }

    private void close(String reference) {
        jdbc.sql("update stocktake set closed_at = :at where reference = :reference and closed_at is null")
                .param("at", Timestamp.from(clock.instant())).param("reference", reference).update();
    }
}

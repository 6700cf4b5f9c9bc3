package org.closedloop.portal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.closedloop.repair.ReportEntry;
import org.closedloop.repair.ServiceReport;
import org.closedloop.repair.WorkCost;
import org.closedloop.repair.WorkPurpose;

/** The form of a service report: its fields as they are shown and as they come back. */
final class ReportForm {

    private static final String YES = "yes";
    private static final String DEFAULT_CURRENCY = "CNY";

    private final InputCheck check = new InputCheck();
    private final Map<String, String> sent;
    private final ZoneId zone;

    private ReportForm(Map<String, String> sent, ZoneId zone) {
        this.sent = sent;
        this.zone = zone;
    }

    /** @throws RefusedInput when a field is wrong */
    static ReportEntry read(Map<String, String> sent, ZoneId zone) {
        return new ReportForm(sent, zone).entry();
    }

    /** The costs alone. */
    static ReportEntry.Cost readCost(Map<String, String> sent, ZoneId zone) {
        return new ReportForm(sent, zone).cost();
    }

    private ReportEntry entry() {
        boolean refusesToSign = YES.equals(sent.get("signatureRefused"));
        boolean refusesSheet = YES.equals(sent.get("sheetRefused"));
        String refusal = refusesToSign ? check.required("signatureRefusal", check.line("signatureRefusal", sent.get("signatureRefusal"), 500))
                : null;
        String drawn = sent.getOrDefault("signature", "").isEmpty() || refusesToSign ? null : sent.get("signature");
        String name = check.line("signedName", sent.get("signedName"), 100);
        Integer score = refusesSheet ? null : check.number("score", sent.get("score"), 1, 5);
        Integer attitude = refusesSheet ? null : check.number("attitude", sent.get("attitude"), 1, 5);
        if (!refusesSheet && score == null && !check.isRefused("score")) {
            check.refuse("score", "choose");
        }
        String comment = refusesSheet ? null : check.text("comment", sent.get("comment"), 2000);
        Instant arrived = moment("arrivedAt");
        Instant finished = moment("finishedAt");
        String parts = check.text("partsUsed", sent.get("partsUsed"), 2000);
        ReportEntry.Cost cost = cost();
        check.done();
        return new ReportEntry(drawn, name, refusal, score, attitude, comment, refusesSheet, arrived, finished, parts, cost);
    }

    private ReportEntry.Cost cost() {
        String currency = check.line("currency", sent.get("currency"), 3);
        Integer minutes = check.number("labourMinutes", sent.get("labourMinutes"), 0, 44_640);
        BigDecimal labour = amount("labourAmount");
        BigDecimal parts = amount("partsAmount");
        BigDecimal travel = amount("travelAmount");
        BigDecimal transport = amount("transportAmount");
        WorkPurpose purpose = check.choice("purpose", sent.get("purpose"), WorkPurpose.class, WorkPurpose.afterSales);
        check.done();
        return new ReportEntry.Cost(currency == null ? DEFAULT_CURRENCY : currency, minutes == null ? 0 : minutes, labour, parts, travel, transport,
                purpose);
    }

    private BigDecimal amount(String field) {
        String value = sent.getOrDefault(field, "").strip();
        if (value.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (!value.matches("[0-9]{1,9}(\\.[0-9]{1,2})?")) {
            check.refuse(field, "amount");
            return BigDecimal.ZERO;
        }
        return new BigDecimal(value);
    }

    private Instant moment(String field) {
        String value = sent.getOrDefault(field, "").strip();
        try {
            return value.isEmpty() ? null : LocalDateTime.parse(value).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            check.refuse(field, "moment");
            return null;
        }
    }

    /** What was filled in before, or what is known already. */
    static Map<String, String> values(Optional<ServiceReport> report, Optional<WorkCost> cost, Instant arrived, String part, ZoneId zone) {
        Map<String, String> values = new HashMap<>();
        values.put("purpose", cost.map(WorkCost::purpose).orElse(WorkPurpose.afterSales).name());
        values.put("currency", cost.map(WorkCost::currency).orElse(DEFAULT_CURRENCY));
        values.put("partsUsed", report.map(ServiceReport::partsUsed).orElse(part));
        values.put("arrivedAt", local(report.map(ServiceReport::arrivedAt).orElse(arrived), zone));
        report.ifPresent(before -> {
            values.put("finishedAt", local(before.finishedAt(), zone));
            values.put("signedName", before.signedName());
            values.put("signatureRefused", before.signatureRefusal() == null ? null : YES);
            values.put("signatureRefusal", before.signatureRefusal());
            values.put("score", before.score() == null ? null : before.score().toString());
            values.put("attitude", before.attitude() == null ? null : before.attitude().toString());
            values.put("comment", before.comment());
            values.put("sheetRefused", before.sheetRefused() ? YES : null);
        });
        cost.ifPresent(spent -> {
            values.put("labourMinutes", String.valueOf(spent.labourMinutes()));
            values.put("labourAmount", spent.labourAmount().toPlainString());
            values.put("partsAmount", spent.partsAmount().toPlainString());
            values.put("travelAmount", spent.travelAmount().toPlainString());
            values.put("transportAmount", spent.transportAmount().toPlainString());
        });
        return values;
    }

    private static String local(Instant at, ZoneId zone) {
        return at == null ? null : LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }
}

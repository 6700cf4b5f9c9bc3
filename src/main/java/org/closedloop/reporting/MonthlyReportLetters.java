package org.closedloop.reporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.closedloop.document.Paper;
import org.closedloop.document.Papers;
import org.closedloop.notification.Enclosure;
import org.closedloop.notification.Enclosures;
import org.closedloop.notification.Notice;
import org.closedloop.notification.Notifications;
import org.closedloop.notification.Recipient;
import org.closedloop.reporting.CostFigures.Costs;
import org.closedloop.staff.Readers;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.closedloop.staff.Teams;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Letters about a month's report: to its readers with spreadsheet and PDF, in each reader's language, and to those who owe it. */
@Component
class MonthlyReportLetters implements Enclosures {

    private static final String SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final MonthlyReportPaper content;
    private final Papers papers;
    private final Notifications notifications;
    private final StaffDirectory staff;
    private final Readers readers;
    private final ReportDays days;
    private final ReportingSettings settings;
    private final WorkCalendar calendar;
    private final JdbcClient jdbc;
    private final String publicUrl;

    MonthlyReportLetters(MonthlyReportPaper content, Papers papers, Notifications notifications, StaffDirectory staff, Readers readers,
            ReportDays days, ReportingSettings settings, WorkCalendar calendar, JdbcClient jdbc,
            @Value("${closedloop.public-url:http://localhost:8080}") String publicUrl) {
        this.content = content;
        this.papers = papers;
        this.notifications = notifications;
        this.staff = staff;
        this.readers = readers;
        this.days = days;
        this.settings = settings;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.publicUrl = publicUrl;
    }

    /** @throws IllegalStateException when nobody would get it, so that the step stays open as an incident */
    void send(MonthlyReport report, Costs costs, ReportPart part) {
        Set<Recipient> to = readers(part == ReportPart.marketing ? settings.marketing() : settings.technicalCentre());
        if (to.stream().noneMatch(notifications::canWriteTo)) {
            throw new IllegalStateException("nobody gets the report: look at closedloop.reporting." + part);
        }
        to.forEach(reader -> notifications.send(new Notice(kind(part), report.reference(), 1, "", reader,
                Map.of("month", report.yearMonth().toString()), enclose(report, costs, part, Locale.forLanguageTag(reader.language())))));
    }

    private Set<Recipient> readers(List<String> entries) {
        return readers.of(entries).stream().map(reader -> new Recipient(reader.name(), reader.email(), null, reader.language()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    List<String> undelivered(MonthlyReport report) {
        return notifications.undelivered(report.reference(), List.of(kind(ReportPart.marketing), kind(ReportPart.technicalCentre)));
    }

    private static String kind(ReportPart part) {
        return part == ReportPart.marketing ? "monthlyStatistics" : "monthlyProjectReport";
    }

    private UUID enclose(MonthlyReport report, Costs costs, ReportPart part, Locale language) {
        UUID enclosure = UUID.nameUUIDFromBytes(("monthlyReport " + report.reference() + " " + part + " " + language.getLanguage()).getBytes(UTF_8));
        if (!isKept(enclosure)) {
            Paper paper = content.of(report, costs, part == ReportPart.technicalCentre, language);
            String name = content.fileName(report, language);
            keep(enclosure, 1, report, name + ".xlsx", SPREADSHEET, papers.spreadsheet(paper));
            keep(enclosure, 2, report, name + ".pdf", "application/pdf", papers.pdf(paper, notifications.company(), language));
        }
        return enclosure;
    }

    private boolean isKept(UUID enclosure) {
        return jdbc.sql("select exists (select from report_file where enclosure = :id)").param("id", enclosure).query(Boolean.class).single();
    }

    private void keep(UUID enclosure, int number, MonthlyReport report, String name, String mediaType, byte[] file) {
        jdbc.sql("""
                insert into report_file (enclosure, number, reference, name, media_type, content)
                values (:enclosure, :number, :reference, :name, :type, :content) on conflict do nothing""")
                .param("enclosure", enclosure).param("number", number).param("reference", report.reference()).param("name", name).param("type", mediaType)
                .param("content", file).update();
    }

    @Override
    public List<Enclosure> enclosures(UUID id) {
        return jdbc.sql("select name, media_type, content from report_file where enclosure = :id order by number").param("id", id)
                .query((row, number) -> new Enclosure(row.getString("name"), row.getString("media_type"), row.getBytes("content"))).list();
    }

    void warn(MonthlyReport report, ReportPart part) {
        tell("reportDue", report, part, staff.present(Teams.SERVICE_SUPERVISORS).stream());
    }

    void missed(MonthlyReport report, ReportPart part) {
        tell("reportMissed", report, part, Stream.of(Teams.SERVICE_SUPERVISORS, Teams.MANAGEMENT).flatMap(team -> staff.present(team).stream()));
    }

    private void tell(String kind, MonthlyReport report, ReportPart part, Stream<StaffMember> people) {
        if (report.sentAt(part) == null) {
            Map<String, String> facts = Map.of("month", report.yearMonth().toString(), "reportPart", part.name(),
                    "dueAt", TIME.format(report.dueAt(part).atZone(calendar.zone())),
                    "staffLink", publicUrl + "/staff/figures/reports/" + report.reference(),
                    "assumedYear", days.assumed(report.yearMonth()).stream().map(String::valueOf).collect(Collectors.joining(", ")));
            people.map(MonthlyReportLetters::recipient).distinct()
                    .forEach(person -> notifications.send(new Notice(kind, report.reference(), 1, part.name(), person, facts)));
        }
    }

    private static Recipient recipient(StaffMember member) {
        return new Recipient(member.name(), member.email(), null, member.language());
    }
}

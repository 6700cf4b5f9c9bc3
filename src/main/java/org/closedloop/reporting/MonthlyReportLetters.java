package org.closedloop.reporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.closedloop.document.Paper;
import org.closedloop.document.Papers;
import org.closedloop.notification.Enclosure;
import org.closedloop.notification.Enclosures;
import org.closedloop.notification.Notice;
import org.closedloop.notification.Notifications;
import org.closedloop.notification.Recipient;
import org.closedloop.reporting.CostFigures.Costs;
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
    private final ReportingSettings settings;
    private final WorkCalendar calendar;
    private final JdbcClient jdbc;
    private final String publicUrl;

    MonthlyReportLetters(MonthlyReportPaper content, Papers papers, Notifications notifications, StaffDirectory staff, ReportingSettings settings,
            WorkCalendar calendar, JdbcClient jdbc, @Value("${closedloop.public-url:http://localhost:8080}") String publicUrl) {
        this.content = content;
        this.papers = papers;
        this.notifications = notifications;
        this.staff = staff;
        this.settings = settings;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.publicUrl = publicUrl;
    }

    /** @throws IllegalStateException when nobody would get it, so that the step stays open as an incident */
    void send(MonthlyReport report, Costs costs, ReportPart part) {
        Set<Recipient> readers = readers(part == ReportPart.marketing ? settings.marketing() : settings.technicalCentre());
        if (readers.stream().noneMatch(notifications::canWriteTo)) {
            throw new IllegalStateException("nobody gets the report: look at closedloop.reporting." + part);
        }
        String kind = part == ReportPart.marketing ? "monthlyStatistics" : "monthlyProjectReport";
        readers.forEach(reader -> notifications.send(new Notice(kind, report.reference(), 1, "", reader,
                Map.of("month", report.yearMonth().toString()), enclose(report, costs, part, Locale.forLanguageTag(reader.language())))));
    }

    private Set<Recipient> readers(List<String> entries) {
        Set<Recipient> readers = new LinkedHashSet<>();
        for (String entry : entries) {
            String[] words = entry.strip().split("\\s+");
            if (words[0].contains("@")) {
                readers.add(new Recipient(words[0], words[0], null, words.length > 1 ? words[1] : "en"));
            } else {
                team(words[0]).forEach(member -> readers.add(recipient(member)));
            }
        }
        return readers;
    }

    /** Whoever is here; when nobody is, a report waits for them in their mail. */
    private List<StaffMember> team(String team) {
        List<StaffMember> present = staff.present(team);
        return present.isEmpty() ? staff.everyone().stream().filter(one -> one.teams().contains(team)).toList() : present;
    }

    private UUID enclose(MonthlyReport report, Costs costs, ReportPart part, Locale language) {
        UUID enclosure = UUID.nameUUIDFromBytes(("monthlyReport " + report.reference() + " " + part + " " + language.getLanguage()).getBytes(UTF_8));
        if (enclosures(enclosure).isEmpty()) {
            Paper paper = content.of(report, costs, part == ReportPart.technicalCentre, language);
            String name = content.fileName(report, language);
            keep(enclosure, 1, report, name + ".xlsx", SPREADSHEET, papers.spreadsheet(paper));
            keep(enclosure, 2, report, name + ".pdf", "application/pdf", papers.pdf(paper, notifications.company(), language));
        }
        return enclosure;
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
                    "dueAt", TIME.format(report.dueAt(part).atZone(calendar.zone())), "staffLink", publicUrl + "/staff/figures/reports/" + report.reference());
            people.map(MonthlyReportLetters::recipient).distinct()
                    .forEach(person -> notifications.send(new Notice(kind, report.reference(), 1, part.name(), person, facts)));
        }
    }

    private static Recipient recipient(StaffMember member) {
        return new Recipient(member.name(), member.email(), null, member.language());
    }
}

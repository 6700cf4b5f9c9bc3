package org.closedloop.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.closedloop.document.Paper;
import org.closedloop.document.Papers;
import org.closedloop.notification.Notifications;
import org.closedloop.reporting.FiguresPaper;
import org.closedloop.reporting.MonthlyReport;
import org.closedloop.reporting.MonthlyReportPaper;
import org.closedloop.reporting.MonthlyReports;
import org.closedloop.reporting.Slice;
import org.closedloop.staff.Teams;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The figures of the service for managers and supervisors, and the reports of the months. */
@Controller
class StaffFigurePages {

    private static final int DAYS_SHOWN = 30;
    private static final int LONGEST = 3660;

    private final FiguresPaper figures;
    private final LateTaskParts lateTasks;
    private final MonthlyReports reports;
    private final MonthlyReportPaper monthly;
    private final Papers papers;
    private final Notifications notifications;
    private final WorkCalendar calendar;
    private final MessageSource texts;
    private final Clock clock;

    StaffFigurePages(FiguresPaper figures, LateTaskParts lateTasks, MonthlyReports reports, MonthlyReportPaper monthly, Papers papers,
            Notifications notifications, WorkCalendar calendar, MessageSource texts, Clock clock) {
        this.figures = figures;
        this.lateTasks = lateTasks;
        this.reports = reports;
        this.monthly = monthly;
        this.papers = papers;
        this.notifications = notifications;
        this.calendar = calendar;
        this.texts = texts;
        this.clock = clock;
    }

    /** What a download is. */
    private enum Form {
        csv("text/csv;charset=UTF-8"), xlsx("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), pdf("application/pdf");

        private final String type;

        Form(String type) {
            this.type = type;
        }
    }

    static boolean mayRead(Authentication user) {
        return WorkReaders.roles(user).isSupervisor();
    }

    /** Quality writes the corrective measures of a month, and so reads what it took. */
    static boolean mayReadReports(Authentication user) {
        return mayRead(user) || WorkReaders.roles(user).isIn(Teams.QUALITY);
    }

    @GetMapping("/staff/figures")
    ModelAndView page(@RequestParam Map<String, String> asked, Authentication user, Locale locale) {
        reader(mayRead(user));
        Map<String, String> values = new HashMap<>(asked);
        LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        values.putIfAbsent("from", today.minusDays(DAYS_SHOWN - 1L).toString());
        values.putIfAbsent("until", today.toString());
        try {
            Paper paper = paper(slice(values), locale);
            return shown(FormPage.fresh("staff/figures", values)).addObject("paper", paper);
        } catch (RefusedInput refused) {
            return shown(FormPage.refused("staff/figures", values, refused.refusals(), texts, locale));
        }
    }

    private static ModelAndView shown(ModelAndView page) {
        return page.addObject("teams", new TreeSet<>(WorkReaders.ALL_TEAMS));
    }

    @GetMapping("/staff/figures/export.{form}")
    ResponseEntity<byte[]> export(@PathVariable String form, @RequestParam Map<String, String> asked, Authentication user, Locale locale) {
        reader(mayRead(user));
        Slice slice = slice(asked);
        return download(paper(slice, locale), texts.getMessage("figures.file", null, locale) + "-" + asked.get("from") + "-" + asked.get("until"),
                form(form), locale);
    }

    @GetMapping("/staff/figures/reports")
    ModelAndView reports(Authentication user) {
        reader(mayReadReports(user));
        List<MonthlyReport> all = reports.all();
        return new ModelAndView("staff/reports").addObject("reports", all)
                .addObject("undelivered", all.stream().collect(Collectors.toMap(MonthlyReport::reference, reports::undelivered)))
                .addObject("assumed", all.stream().flatMap(report -> reports.assumedYears(report).stream()).distinct().sorted().toList());
    }

    @GetMapping("/staff/figures/reports/{reference:MR-\\d\\d-\\d\\d}")
    ModelAndView report(@PathVariable String reference, Authentication user, Locale locale) {
        reader(mayReadReports(user));
        MonthlyReport report = known(reference);
        return new ModelAndView("staff/month").addObject("report", report).addObject("paper", paper(report, locale))
                .addObject("undelivered", reports.undelivered(report)).addObject("assumed", reports.assumedYears(report))
                .addObject("before", reports.before(report).filter(before -> before.measures() != null).orElse(null));
    }

    @GetMapping("/staff/figures/reports/{reference:MR-\\d\\d-\\d\\d}.{form}")
    ResponseEntity<byte[]> file(@PathVariable String reference, @PathVariable String form, Authentication user, Locale locale) {
        reader(mayReadReports(user));
        MonthlyReport report = known(reference);
        return download(paper(report, locale), monthly.fileName(report, locale), form(form), locale);
    }

    private Paper paper(Slice slice, Locale locale) {
        return figures.of(slice, lateTasks.of(slice, locale), locale);
    }

    private Paper paper(MonthlyReport report, Locale locale) {
        return monthly.of(report, reports.figures(report), true, locale);
    }

    private MonthlyReport known(String reference) {
        return reports.find(reference).filter(report -> report.gatheredAt() != null).orElseThrow(NothingHere::new);
    }

    private Slice slice(Map<String, String> asked) {
        InputCheck check = new InputCheck();
        LocalDate from = check.date("from", asked.get("from"));
        LocalDate to = check.date("until", asked.get("until"));
        check.required("from", from == null ? null : asked.get("from"));
        check.required("until", to == null ? null : asked.get("until"));
        String team = check.line("team", asked.get("team"), 40);
        String product = check.line("product", asked.get("product"), 100);
        if (from != null && to != null && (to.isBefore(from) || from.plusDays(LONGEST).isBefore(to))) {
            check.refuse("until", "period");
        }
        if (team != null && !WorkReaders.ALL_TEAMS.contains(team)) {
            check.refuse("team", "choice", String.join(", ", new TreeSet<>(WorkReaders.ALL_TEAMS)));
        }
        check.done();
        return new Slice(begins(from), begins(to.plusDays(1)), team, product);
    }

    private Instant begins(LocalDate day) {
        return day.atStartOfDay(calendar.zone()).toInstant();
    }

    private ResponseEntity<byte[]> download(Paper paper, String name, Form form, Locale locale) {
        byte[] content = switch (form) {
            case csv -> papers.csv(paper);
            case xlsx -> papers.spreadsheet(paper);
            case pdf -> papers.pdf(paper, notifications.company(), locale);
        };
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(form.type)).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name + "." + form, StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff").body(content);
    }

    private static Form form(String name) {
        return List.of(Form.values()).stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow(NothingHere::new);
    }

    private static void reader(boolean may) {
        if (!may) {
            throw new AccessDeniedException("figures are read by those who answer for them");
        }
    }
}

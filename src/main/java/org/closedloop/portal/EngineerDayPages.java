package org.closedloop.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.closedloop.cases.Cases;
import org.closedloop.cases.RootCause;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.closedloop.engine.InvalidInput;
import org.closedloop.engine.StaffRoles;
import org.closedloop.repair.EngineerTask;
import org.closedloop.repair.EngineerTasks;
import org.closedloop.repair.ServiceReports;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The day of an engineer on a phone: what to confirm, where to go and when, and what to report; the same tasks as in Tasklist. */
@Controller
class EngineerDayPages {

    private static final String DAY = "/staff/day";
    private static final String APPOINTMENT = TrackingView.APPOINTMENT;

    enum Part { confirm, today, tomorrow, later }

    /**
     * A task with the customer who waits for it; without fields it is done in Tasklist.
     *
     * @param address where to go; null when the customer did not say
     * @param reported whether the service report is filled in beside it
     */
    record Stop(EngineerTask task, Customer customer, String address, boolean reported, List<EngineerForm.Field> fields) {}

    private final EngineerTasks tasks;
    private final Cases cases;
    private final Customers customers;
    private final ServiceReports reports;
    private final PageTimes times;
    private final WorkCalendar calendar;
    private final MessageSource texts;
    private final Clock clock;

    EngineerDayPages(EngineerTasks tasks, Cases cases, Customers customers, ServiceReports reports, PageTimes times,
            WorkCalendar calendar, MessageSource texts, Clock clock) {
        this.tasks = tasks;
        this.cases = cases;
        this.customers = customers;
        this.reports = reports;
        this.times = times;
        this.calendar = calendar;
        this.texts = texts;
        this.clock = clock;
    }

    static boolean mayOpen(Authentication user) {
        StaffRoles roles = roles(user);
        return roles.isSupervisor() || roles.isIn("field-engineers") || roles.isIn("workshop");
    }

    /** Supervisors may look at the day of somebody else. */
    @GetMapping(DAY)
    ModelAndView day(@RequestParam(required = false) String engineer, @RequestParam(required = false) String moved, Authentication user) {
        String whose = engineer != null && roles(user).isSupervisor() ? engineer : user.getName();
        Map<Part, List<Stop>> parts = new EnumMap<>(Part.class);
        for (EngineerTask task : tasks.of(whose)) {
            cases.logAccess(task.file(), user.getName(), "day");
            parts.computeIfAbsent(part(task), part -> new ArrayList<>()).add(stop(task));
        }
        return FormPage.fresh("staff/day", new HashMap<>()).addObject("parts", parts).addObject("whose", whose)
                .addObject("moved", moved != null);
    }

    @GetMapping(DAY + "/{id}")
    ModelAndView task(@PathVariable String id, Authentication user) {
        EngineerTask task = tasks.find(id).filter(found -> mayAct(found, user)).orElseThrow(NothingHere::new);
        cases.logAccess(task.file(), user.getName(), "task");
        return page(FormPage.fresh("staff/stop", new HashMap<>()), task);
    }

    @PostMapping(DAY + "/{id}")
    Object complete(@PathVariable String id, @RequestParam Map<String, String> sent, Authentication user, Locale locale) {
        EngineerTask task = tasks.find(id).orElse(null);
        if (task == null) {
            // pressed twice: the first time did it
            return FilingPages.seeOther(DAY);
        }
        EngineerForm form = EngineerForm.of(task.step()).filter(known -> mayAct(task, user)).orElseThrow(NothingHere::new);
        InputCheck check = new InputCheck();
        Map<String, Object> fields = form.read(check, sent, times);
        try {
            check.done();
            Collisions.retried(() -> tasks.complete(task, fields, user.getName()));
            return FilingPages.seeOther(DAY);
        } catch (RefusedInput refused) {
            return again(task, sent, refused.refusals(), locale);
        } catch (InvalidInput refused) {
            return again(task, sent, List.of(refusal(refused, fields)), locale);
        }
    }

    @PostMapping(DAY + "/{id}/arrived")
    ResponseEntity<Void> arrive(@PathVariable String id, Authentication user) {
        EngineerTask task = tasks.find(id).filter(found -> mayAct(found, user)).orElseThrow(NothingHere::new);
        tasks.arrive(task, user.getName());
        return FilingPages.seeOther(DAY + "/" + task.id());
    }

    @PostMapping(DAY + "/{id}/appointment")
    Object move(@PathVariable String id, @RequestParam Map<String, String> sent, Authentication user, Locale locale) {
        EngineerTask task = tasks.find(id).filter(found -> mayAct(found, user)).orElseThrow(NothingHere::new);
        InputCheck check = new InputCheck();
        Instant to = times.read(check, APPOINTMENT, check.required(APPOINTMENT, check.line(APPOINTMENT, sent.get(APPOINTMENT), 40)));
        try {
            check.done();
            Collisions.retried(() -> tasks.move(task, to, user.getName()));
            return FilingPages.seeOther(DAY + "?moved=1");
        } catch (RefusedInput refused) {
            return again(task, sent, refused.refusals(), locale);
        } catch (InvalidInput refused) {
            return again(task, sent, List.of(new Refusal(APPOINTMENT, "appointment")), locale);
        }
    }

    private ModelAndView again(EngineerTask task, Map<String, String> sent, List<Refusal> refusals, Locale locale) {
        return page(FormPage.refused("staff/stop", new HashMap<>(sent), refusals, texts, locale), task);
    }

    private ModelAndView page(ModelAndView page, EngineerTask task) {
        return page.addObject("stop", stop(task)).addObject("causes", RootCause.values()).addObject("answers", List.of("yes", "no"));
    }

    private Stop stop(EngineerTask task) {
        Optional<EngineerForm> form = EngineerForm.of(task.step());
        boolean reported = form.filter(EngineerForm::isReported).isPresent() && reports.fillable(task.file()).isPresent();
        return new Stop(task, customers.get(task.file().customerId()), customers.visitAddress(task.file().id()).orElse(null), reported,
                form.map(known -> known.fields(task.order())).orElse(List.of()));
    }

    private Part part(EngineerTask task) {
        if (task.step().equals(EngineerForm.confirmDispatch.name())) {
            return Part.confirm;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        LocalDate day = task.at() == null ? today : LocalDate.ofInstant(task.at(), calendar.zone());
        return !day.isAfter(today) ? Part.today : day.isEqual(today.plusDays(1)) ? Part.tomorrow : Part.later;
    }

    /** What the task itself refuses: something is missing that the other answers call for, or is not possible. */
    private static Refusal refusal(InvalidInput refused, Map<String, Object> fields) {
        if (!fields.containsKey(refused.field())) {
            return new Refusal(refused.field(), "required");
        }
        return refused.field().equals(APPOINTMENT) ? new Refusal(refused.field(), "appointment") : InputCheck.ruled("", refused);
    }

    private static boolean mayAct(EngineerTask task, Authentication user) {
        return user.getName().equals(task.engineer()) || roles(user).isSupervisor();
    }

    private static StaffRoles roles(Authentication user) {
        return StaffRoles.of(user.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList());
    }
}

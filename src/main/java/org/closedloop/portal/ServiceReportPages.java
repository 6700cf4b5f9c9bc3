package org.closedloop.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.closedloop.cases.CaseClosed;
import org.closedloop.cases.ServiceCase;
import org.closedloop.customer.Customers;
import org.closedloop.engine.InvalidInput;
import org.closedloop.engine.StaffRoles;
import org.closedloop.repair.DispatchRecord;
import org.closedloop.repair.ServiceReport;
import org.closedloop.repair.ServiceReports;
import org.closedloop.repair.WorkOrder;
import org.closedloop.repair.WorkOrders;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The service report on the engineer's phone: the customer signs and fills in the sheet. */
@Controller
class ServiceReportPages {

    private static final String VIEW = "staff/report";
    private static final Set<String> OVERSEERS = Set.of(StaffRoles.SUPERVISORS, StaffRoles.ADMINISTRATORS);

    private final CaseQueries queries;
    private final Customers customers;
    private final WorkOrders orders;
    private final ServiceReports reports;
    private final WorkCalendar calendar;
    private final MessageSource texts;

    ServiceReportPages(CaseQueries queries, Customers customers, WorkOrders orders, ServiceReports reports, WorkCalendar calendar,
            MessageSource texts) {
        this.queries = queries;
        this.customers = customers;
        this.orders = orders;
        this.reports = reports;
        this.calendar = calendar;
        this.texts = texts;
    }

    @GetMapping("/staff/report/{reference}")
    ModelAndView show(@PathVariable String reference, @RequestParam(required = false) String saved, Authentication user) {
        ServiceCase file = queries.open(reference, user.getName());
        WorkOrder order = mine(file, user);
        Map<String, String> values = ReportForm.values(reports.find(order), reports.cost(order),
                orders.lastDispatch(order).map(DispatchRecord::arrivedAt).orElse(null), order.partNumber(), calendar.zone());
        return page(FormPage.fresh(VIEW, values), file, order).addObject("saved", saved != null);
    }

    @PostMapping("/staff/report/{reference}")
    Object save(@PathVariable String reference, @RequestParam Map<String, String> sent, Authentication user, Locale locale) {
        ServiceCase file = queries.open(reference, user.getName());
        WorkOrder order = mine(file, user);
        Map<String, String> values = new HashMap<>(sent);
        try {
            reports.fill(reference, ReportForm.read(sent, calendar.zone()), user.getName());
            return FilingPages.seeOther("/staff/report/" + reference + "?saved=1");
        } catch (RefusedInput refused) {
            return page(FormPage.refused(VIEW, values, refused.refusals(), texts, locale), file, order);
        } catch (InvalidInput refused) {
            return page(FormPage.refused(VIEW, values, List.of(InputCheck.ruled("", refused)), texts, locale), file, order);
        }
    }

    /** The costs of finished work, as long as the figures of its month are not released. */
    @GetMapping("/staff/report/{reference}/costs/{round:[0-9]{1,4}}")
    ModelAndView costs(@PathVariable String reference, @PathVariable int round, @RequestParam(required = false) String saved,
            Authentication user) {
        ServiceCase file = queries.open(reference, user.getName());
        WorkOrder order = finished(file, round, user);
        Map<String, String> values = ReportForm.values(Optional.empty(), reports.cost(order), null, null, calendar.zone());
        return costs(FormPage.fresh(VIEW, values), file, order).addObject("saved", saved != null);
    }

    @PostMapping("/staff/report/{reference}/costs/{round:[0-9]{1,4}}")
    Object correct(@PathVariable String reference, @PathVariable int round, @RequestParam Map<String, String> sent, Authentication user,
            Locale locale) {
        ServiceCase file = queries.open(reference, user.getName());
        WorkOrder order = finished(file, round, user);
        try {
            reports.correct(reference, order.id(), ReportForm.readCost(sent, calendar.zone()), user.getName());
            return FilingPages.seeOther("/staff/report/" + reference + "/costs/" + round + "?saved=1");
        } catch (RefusedInput refused) {
            return costs(FormPage.refused(VIEW, new HashMap<>(sent), refused.refusals(), texts, locale), file, order);
        } catch (InvalidInput refused) {
            return costs(FormPage.refused(VIEW, new HashMap<>(sent), List.of(InputCheck.ruled("", refused)), texts, locale), file, order);
        }
    }

    private WorkOrder finished(ServiceCase file, int round, Authentication user) {
        if (!oversees(user)) {
            throw new AccessDeniedException("costs of finished work are corrected by supervisors");
        }
        return reports.correctable(file, round).orElseThrow(() -> new CaseClosed(file.reference()));
    }

    /** The rounds of a case whose costs this user may correct. */
    List<Integer> correctable(ServiceCase file, Authentication user) {
        return oversees(user) ? orders.of(file).stream().filter(order -> reports.correctable(file, order.round()).isPresent())
                .map(WorkOrder::round).toList() : List.of();
    }

    private ModelAndView costs(ModelAndView page, ServiceCase file, WorkOrder order) {
        return page(page, file, order).addObject("corrected", order.round());
    }

    /** The engineer who has the work order fills it in; supervisors may help out. */
    private WorkOrder mine(ServiceCase file, Authentication user) {
        WorkOrder order = reports.fillable(file).orElseThrow(() -> new CaseClosed(file.reference()));
        if (!mayFill(order, user)) {
            throw new AccessDeniedException("the report is filled in by the engineer who has the work order");
        }
        return order;
    }

    /** Whether the page is there for this user now. */
    boolean mayFill(ServiceCase file, Authentication user) {
        return reports.fillable(file).filter(order -> mayFill(order, user)).isPresent();
    }

    private static boolean mayFill(WorkOrder order, Authentication user) {
        return user.getName().equals(order.engineer()) || oversees(user);
    }

    private static boolean oversees(Authentication user) {
        return user.getAuthorities().stream().anyMatch(authority -> OVERSEERS.contains(authority.getAuthority()));
    }

    private ModelAndView page(ModelAndView page, ServiceCase file, WorkOrder order) {
        Optional<ServiceReport> before = reports.find(order);
        page.addObject("file", file);
        page.addObject("customer", customers.get(file.customerId()));
        page.addObject("signed", before.filter(ServiceReport::signed).orElse(null));
        page.addObject("showZone", true);
        return page;
    }
}

package org.closedloop.portal;

import java.security.Principal;
import java.util.Map;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Channel;
import org.closedloop.cases.ServiceCase;
import org.closedloop.customer.Customers;
import org.closedloop.inquiry.Inquiries;
import org.closedloop.repair.WorkOrders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Cases for the eyes of staff: a list to search in, and everything about one case. */
@Controller
class StaffCasePages {

    private final CaseQueries queries;
    private final Cases cases;
    private final Customers customers;
    private final WorkOrders orders;
    private final ServiceReportPages reports;
    private final Inquiries inquiries;

    StaffCasePages(CaseQueries queries, Cases cases, Customers customers, WorkOrders orders, ServiceReportPages reports,
            Inquiries inquiries) {
        this.queries = queries;
        this.cases = cases;
        this.customers = customers;
        this.orders = orders;
        this.reports = reports;
        this.inquiries = inquiries;
    }

    @GetMapping({"/staff", "/staff/"})
    ResponseEntity<Void> start() {
        return FilingPages.seeOther("/staff/cases");
    }

    @GetMapping("/staff/cases")
    ModelAndView list(@RequestParam Map<String, String> asked, Principal user) {
        return new ModelAndView("staff/cases", Map.of("found", queries.page(asked, user.getName()), "asked", asked,
                "states", CaseState.values(), "matters", Matter.values(), "channels", Channel.values()));
    }

    @GetMapping("/staff/cases/{reference}")
    ModelAndView one(@PathVariable String reference, Authentication user) {
        ServiceCase file = queries.open(reference, user.getName());
        ModelAndView page = new ModelAndView("staff/case");
        page.addObject("file", file);
        page.addObject("customer", customers.get(file.customerId()));
        page.addObject("address", customers.visitAddress(file.id()).orElse(null));
        page.addObject("kind", inquiries.kindOf(file).orElse(null));
        page.addObject("rounds", cases.rounds(file));
        page.addObject("promises", cases.promises(file));
        page.addObject("workOrders", orders.of(file).stream().map(order -> WorkOrderJson.of(order, orders)).toList());
        page.addObject("entries", cases.timeline(file));
        page.addObject("attachments", cases.attachments(file));
        page.addObject("duplicates", cases.duplicates(file));
        page.addObject("specialTopics", cases.specialTopics(file));
        page.addObject("fillsReport", reports.mayFill(file, user));
        page.addObject("correctsCosts", reports.correctable(file, user));
        return page;
    }

    @GetMapping("/staff/cases/{reference}/attachments/{id}")
    ResponseEntity<byte[]> attachment(@PathVariable String reference, @PathVariable String id, Principal user) {
        return TrackingPages.download(cases.attachments(queries.open(reference, user.getName())), id);
    }
}

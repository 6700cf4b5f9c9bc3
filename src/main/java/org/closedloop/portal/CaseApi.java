package org.closedloop.portal;

import java.security.Principal;
import java.util.Map;
import org.closedloop.cases.Cases;
import org.closedloop.cases.ServiceCase;
import org.closedloop.customer.Customers;
import org.closedloop.inquiry.Inquiries;
import org.closedloop.repair.WorkOrders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases for staff programs. */
@RestController
class CaseApi {

    private final CaseQueries queries;
    private final Cases cases;
    private final Customers customers;
    private final WorkOrders orders;
    private final Inquiries inquiries;

    CaseApi(CaseQueries queries, Cases cases, Customers customers, WorkOrders orders, Inquiries inquiries) {
        this.queries = queries;
        this.cases = cases;
        this.customers = customers;
        this.orders = orders;
        this.inquiries = inquiries;
    }

    @GetMapping("/api/cases")
    CaseSearch.Page page(@RequestParam Map<String, String> asked, Principal user) {
        return queries.page(asked, user.getName());
    }

    @GetMapping("/api/cases/{reference}")
    CaseJson one(@PathVariable String reference, Principal user) {
        ServiceCase file = queries.open(reference, user.getName());
        return CaseJson.of(file, inquiries.kindOf(file).orElse(null), customers.get(file.customerId()), customers.visitAddress(file.id()).orElse(null),
                cases, orders);
    }
}

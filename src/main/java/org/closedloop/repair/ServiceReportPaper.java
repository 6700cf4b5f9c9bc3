package org.closedloop.repair;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.closedloop.cases.Attachment;
import org.closedloop.cases.Cases;
import org.closedloop.cases.CustomerLetters;
import org.closedloop.cases.ServiceCase;
import org.closedloop.customer.Customer;
import org.closedloop.customer.Customers;
import org.closedloop.document.PdfPages;
import org.closedloop.notification.Notifications;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The service report as a document of the case: what was found, cause, done, used, what it cost, and the signature. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class ServiceReportPaper {

    private final PdfPages pdf;
    private final ServiceReports reports;
    private final WorkOrders orders;
    private final VisitRecordRepository visits;
    private final Cases cases;
    private final Customers customers;
    private final CustomerLetters letters;
    private final StaffDirectory staff;
    private final Notifications notifications;

    ServiceReportPaper(PdfPages pdf, ServiceReports reports, WorkOrders orders, VisitRecordRepository visits, Cases cases,
            Customers customers, CustomerLetters letters, StaffDirectory staff, Notifications notifications) {
        this.pdf = pdf;
        this.reports = reports;
        this.orders = orders;
        this.visits = visits;
        this.cases = cases;
        this.customers = customers;
        this.letters = letters;
        this.staff = staff;
        this.notifications = notifications;
    }

    /** Keeps the report of this attempt with the case, once; says under which id. */
    UUID keep(String reference, WorkOrder order) {
        ServiceCase file = cases.get(reference);
        Customer customer = customers.get(file.customerId());
        Locale language = Locale.forLanguageTag(customer.language());
        UUID id = UUID.nameUUIDFromBytes(("serviceReport " + order.id() + " " + order.attempt()).getBytes(StandardCharsets.UTF_8));
        String again = order.round() == 1 && order.attempt() == 1 ? "" : "-" + order.round() + "-" + order.attempt();
        cases.keep(reference, id, Attachment.SERVICE_REPORT, pdf.word(visits.findByWorkOrderId(order.id()).isPresent() ? "file.visit" : "file", language) + "-" + reference + again
                + ".pdf", "application/pdf", pdf.set("serviceReport", facts(file, customer, order), language));
        return id;
    }

    private Map<String, Object> facts(ServiceCase file, Customer customer, WorkOrder order) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("company", notifications.company());
        facts.put("reference", file.reference());
        facts.put("customer", customer.name());
        facts.put("product", Stream.of(order.productModel(), order.productSerial()).filter(Objects::nonNull).collect(Collectors.joining("  ")));
        facts.put("mode", order.serviceMode());
        facts.put("engineer", staff.find(order.engineer()).map(StaffMember::name).orElse(order.engineer()));
        facts.put("findings", order.findings());
        facts.put("cause", order.faultCause());
        facts.put("workDone", order.workDone());
        facts.put("inspected", order.inspection() != null && order.inspection().startsWith("passed"));
        facts.put("free", "free".equals(order.coverage()));
        facts.put("quoted", orders.quotations(order).stream().filter(quotation -> quotation.decision() == Quotation.Decision.accepted)
                .map(quotation -> quotation.amount() + " " + quotation.currency()).findFirst().orElse(null));
        facts.put("cost", reports.cost(order).orElse(null));
        visits.findByWorkOrderId(order.id()).ifPresent(visit -> {
            facts.put("visit", visit.problem());
            facts.put("items", file.description());
            facts.put("advice", visit.advice());
            facts.put("repairReference", visits.topicOf(order.id()).orElse(null));
        });
        Optional<ServiceReport> report = reports.find(order);
        facts.put("parts", report.map(ServiceReport::partsUsed).orElse(order.partNumber()));
        facts.put("arrivedAt", time(report.map(ServiceReport::arrivedAt).or(() -> orders.lastDispatch(order).map(DispatchRecord::arrivedAt))));
        facts.put("finishedAt", time(report.map(ServiceReport::finishedAt).or(() -> Optional.of(order.finishedAt()))));
        facts.put("signature", report.map(ServiceReport::signature).map(png -> "data:image/png;base64," + Base64.getEncoder().encodeToString(png))
                .orElse(null));
        facts.put("signedName", report.map(ServiceReport::signedName).orElse(null));
        facts.put("signedAt", time(report.map(ServiceReport::signedAt)));
        facts.put("refusal", report.map(ServiceReport::signatureRefusal).orElse(null));
        return facts;
    }

    private String time(Optional<Instant> at) {
        return at.map(letters::time).orElse(null);
    }
}

package org.closedloop.portal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.closedloop.customer.OwnedProduct;
import org.closedloop.customer.OwnedProducts;
import org.closedloop.engine.InvalidInput;
import org.closedloop.engine.StaffRoles;
import org.closedloop.maintenance.Interval;
import org.closedloop.maintenance.MaintenancePlan;
import org.closedloop.maintenance.MaintenancePlans;
import org.closedloop.maintenance.MaintenanceVisits;
import org.closedloop.maintenance.PlanEntry;
import org.closedloop.staff.Teams;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Maintenance plans: dispatch and supervisors keep them, whoever deals with customers and their products may look. */
@Controller
class StaffMaintenancePages {

    private static final String LIST = "staff/maintenance";
    private static final String FORM = "staff/plan";
    private static final int MOST = 200;
    private static final Set<String> KEEPERS = Set.of(Teams.DISPATCH, StaffRoles.SUPERVISORS, StaffRoles.ADMINISTRATORS);

    private final MaintenancePlans plans;
    private final MaintenanceVisits visits;
    private final OwnedProducts products;
    private final MessageSource texts;

    StaffMaintenancePages(MaintenancePlans plans, MaintenanceVisits visits, OwnedProducts products, MessageSource texts) {
        this.plans = plans;
        this.visits = visits;
        this.products = products;
        this.texts = texts;
    }

    static boolean mayRead(Authentication user) {
        return mayKeep(user) || StaffProductPages.mayRead(user);
    }

    @GetMapping("/staff/maintenance")
    ModelAndView list(@RequestParam(required = false) String q, @RequestParam(required = false) String saved, Authentication user) {
        if (!mayRead(user)) {
            throw new AccessDeniedException("plans are shown to those who need them for their work");
        }
        return found(q == null || q.length() > 100 || q.indexOf('\0') >= 0 ? "" : q).addObject("saved", saved != null);
    }

    @GetMapping("/staff/maintenance/new")
    ModelAndView create(@RequestParam(required = false) String model, @RequestParam(required = false) String serialNumber, Authentication user) {
        keeper(user);
        Map<String, String> values = new HashMap<>(Map.of("version", "0", "running", "yes"));
        values.put("model", model);
        values.put("serialNumber", serialNumber);
        return FormPage.fresh(FORM, values).addObject("id", "");
    }

    @GetMapping("/staff/maintenance/{id}")
    ModelAndView edit(@PathVariable String id, Authentication user) {
        keeper(user);
        return FormPage.fresh(FORM, values(known(id))).addObject("id", id);
    }

    @PostMapping("/staff/maintenance/{id}")
    Object save(@PathVariable String id, @RequestParam Map<String, String> sent, Authentication user, Locale locale) {
        keeper(user);
        boolean isNew = id.equals("new");
        MaintenancePlan before = isNew ? null : known(id);
        Map<String, String> values = new HashMap<>(sent);
        try {
            PlanEntry entry = read(sent);
            if (isNew) {
                plans.enter(entry, user.getName());
            } else {
                plans.change(before.id(), entry, user.getName());
            }
            return FilingPages.seeOther("/staff/maintenance?saved=1");
        } catch (RefusedInput refused) {
            return refused(values, refused.refusals(), isNew ? "" : id, locale);
        } catch (InvalidInput refused) {
            return refused(values, List.of(InputCheck.ruled("", refused)), isNew ? "" : id, locale);
        } catch (OptimisticLockingFailureException meanwhile) {
            values.put("version", String.valueOf(known(id).version()));
            return refused(values, List.of(new Refusal("interval", "conflict")), id, locale);
        }
    }

    /** Opens the next visit before its time. */
    @PostMapping("/staff/maintenance/{id}/visit")
    Object openVisit(@PathVariable String id, Authentication user, Locale locale) {
        keeper(user);
        try {
            visits.openNow(known(id).id());
            return FilingPages.seeOther("/staff/maintenance?saved=1");
        } catch (InvalidInput refused) {
            ModelAndView page = found("").addObject("visitRefused", InputCheck.ruled("", refused).say(texts, locale));
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private static PlanEntry read(Map<String, String> sent) {
        InputCheck check = new InputCheck();
        String model = check.required("model", check.line("model", sent.get("model"), 100));
        String serial = check.required("serialNumber", check.line("serialNumber", sent.get("serialNumber"), 100));
        String every = check.required("interval", check.line("interval", sent.get("interval"), 30));
        Interval interval = every == null ? null : check.ruled("", () -> Interval.parse(every));
        LocalDate day = check.date("nextDueOn", sent.get("nextDueOn"));
        check.required("nextDueOn", day == null ? null : day.toString());
        String items = check.required("items", check.text("items", sent.get("items"), 4000));
        Integer version = check.number("version", sent.get("version"), 0, 999_999);
        check.done();
        return new PlanEntry(model, serial, interval, day, items, sent.containsKey("running"), version == null ? 0 : version);
    }

    private Map<String, String> values(MaintenancePlan plan) {
        OwnedProduct product = products.get(plan.productId());
        Map<String, String> values = new HashMap<>();
        values.put("model", product.model());
        values.put("serialNumber", product.serial());
        values.put("interval", plan.interval().toString());
        values.put("nextDueOn", plan.nextDueOn().toString());
        values.put("items", plan.items());
        values.put("running", plan.isRunning() ? "yes" : null);
        values.put("version", String.valueOf(plan.version()));
        return values;
    }

    private ModelAndView found(String words) {
        List<MaintenancePlans.Listed> found = plans.search(words, MOST + 1);
        ModelAndView page = new ModelAndView(LIST);
        page.addObject("q", words);
        page.addObject("found", found.stream().limit(MOST).toList());
        page.addObject("more", found.size() > MOST);
        return page;
    }

    private ModelAndView refused(Map<String, String> values, List<Refusal> refusals, String id, Locale locale) {
        return FormPage.refused(FORM, values, refusals, texts, locale).addObject("id", id);
    }

    private MaintenancePlan known(String id) {
        return Optional.of(id).filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")).map(UUID::fromString)
                .flatMap(plans::find).orElseThrow(NothingHere::new);
    }

    private static void keeper(Authentication user) {
        if (!mayKeep(user)) {
            throw new AccessDeniedException("dispatch and supervisors keep the plans");
        }
    }

    static boolean mayKeep(Authentication user) {
        return user.getAuthorities().stream().anyMatch(authority -> KEEPERS.contains(authority.getAuthority()));
    }
}

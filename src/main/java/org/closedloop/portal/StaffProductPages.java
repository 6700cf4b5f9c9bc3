package org.closedloop.portal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.closedloop.customer.OwnedProducts;
import org.closedloop.customer.ProductImport;
import org.closedloop.engine.InvalidInput;
import org.closedloop.engine.StaffRoles;
import org.closedloop.staff.Teams;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Which products our customers own, with their warranty: for those who promise, charge and send somebody. */
@Controller
class StaffProductPages {

    private static final int MOST = 100;
    private static final Set<String> READERS = Set.of(Teams.DISPATCH, Teams.SALES, Teams.CUSTOMER_SERVICE, StaffRoles.SUPERVISORS,
            StaffRoles.MANAGEMENT, StaffRoles.ADMINISTRATORS);

    private final OwnedProducts products;
    private final ProductImport imports;
    private final WorkCalendar calendar;
    private final Clock clock;
    private final MessageSource texts;

    StaffProductPages(OwnedProducts products, ProductImport imports, WorkCalendar calendar, Clock clock, MessageSource texts) {
        this.products = products;
        this.imports = imports;
        this.calendar = calendar;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/staff/products")
    ModelAndView list(@RequestParam(required = false) String q, Authentication user) {
        reader(user);
        return found(q == null || q.length() > 100 || q.indexOf('\0') >= 0 ? "" : q);
    }

    @PostMapping("/staff/products/import")
    ModelAndView importList(@RequestParam("file") MultipartFile file, Authentication user, Locale locale) throws IOException {
        reader(user);
        try (InputStreamReader csv = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            List<ProductImport.Row> rows = imports.read(csv);
            return found("").addObject("rows", rows);
        } catch (InvalidInput refused) {
            return found("").addObject("importRefused", InputCheck.ruled("", refused).say(texts, locale));
        }
    }

    private ModelAndView found(String words) {
        List<OwnedProducts.Listed> found = products.search(words, MOST + 1);
        ModelAndView page = new ModelAndView("staff/products");
        page.addObject("q", words);
        page.addObject("found", found.stream().limit(MOST).toList());
        page.addObject("more", found.size() > MOST);
        page.addObject("today", LocalDate.ofInstant(clock.instant(), calendar.zone()));
        page.addObject("columns", String.join(",", ProductImport.COLUMNS));
        page.addObject("optional", String.join(",", ProductImport.OPTIONAL));
        return page;
    }

    private static void reader(Authentication user) {
        if (!mayRead(user)) {
            throw new AccessDeniedException("products of customers are shown to those who need them for their work");
        }
    }

    static boolean mayRead(Authentication user) {
        return user.getAuthorities().stream().anyMatch(authority -> READERS.contains(authority.getAuthority()));
    }
}

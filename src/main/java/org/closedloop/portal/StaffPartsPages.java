package org.closedloop.portal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.closedloop.engine.InvalidInput;
import org.closedloop.engine.StaffRoles;
import org.closedloop.parts.Catalogue;
import org.closedloop.parts.PartImport;
import org.closedloop.parts.Receipt;
import org.closedloop.parts.Stocktakes;
import org.closedloop.parts.Trace;
import org.closedloop.parts.Warehouse;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Spare parts for the eyes of those who order, keep, carry and build them in; the warehouse books. */
@Controller
class StaffPartsPages {

    private static final String LIST = "staff/parts";
    private static final String COUNT = "staff/stocktake";
    private static final Set<String> READERS = Set.of("warehouse", "purchasing", "dispatch", "field-engineers", "workshop",
            StaffRoles.SUPERVISORS,
            StaffRoles.MANAGEMENT, StaffRoles.ADMINISTRATORS);
    private static final Set<String> KEEPERS = Set.of("warehouse", StaffRoles.ADMINISTRATORS);
    private static final Set<String> BUYERS = Set.of("warehouse", "purchasing", StaffRoles.SUPERVISORS, StaffRoles.ADMINISTRATORS);

    private final Catalogue catalogue;
    private final Warehouse warehouse;
    private final PartImport imports;
    private final Stocktakes stocktakes;
    private final Trace trace;
    private final MessageSource texts;

    StaffPartsPages(Catalogue catalogue, Warehouse warehouse, PartImport imports, Stocktakes stocktakes, Trace trace, MessageSource texts) {
        this.catalogue = catalogue;
        this.warehouse = warehouse;
        this.imports = imports;
        this.stocktakes = stocktakes;
        this.trace = trace;
        this.texts = texts;
    }

    @GetMapping("/staff/parts")
    ModelAndView list(@RequestParam(required = false) String saved, @RequestParam(defaultValue = "") String serial, Authentication user) {
        allow(user, READERS);
        ModelAndView page = list(user).addObject("saved", saved != null);
        String asked = serial.strip();
        if (!asked.isEmpty() && asked.length() <= 64) {
            page.addObject("asked", asked);
            page.addObject("pieces", trace.ofPiece(asked));
            page.addObject("device", trace.ofDevice(asked));
        }
        return page;
    }

    @PostMapping("/staff/parts/receive")
    Object receive(@RequestParam Map<String, String> sent, Authentication user, Locale locale) {
        allow(user, KEEPERS);
        try {
            InputCheck check = new InputCheck();
            String serials = check.text("serialNumbers", sent.get("serialNumbers"), 4000);
            String supplier = check.line("supplier", sent.get("supplier"), 200);
            String orderNumber = check.line("orderNumber", sent.get("orderNumber"), 200);
            Integer quantity = check.number("quantity", sent.get("quantity"), 1, 99_999);
            check.required("quantity", quantity == null ? null : quantity.toString());
            String key = check.line("key", sent.get("key"), 36);
            check.done();
            List<String> pieces = Receipt.serialNumbers(serials);
            if (sent.getOrDefault("order", "").matches("[0-9a-f-]{36}")) {
                warehouse.receiveOrder(UUID.fromString(sent.get("order")), quantity, sent.get("warehouse"), pieces, user.getName());
            } else {
                warehouse.receive(new Receipt(String.valueOf(sent.get("partNumber")), sent.get("warehouse"), quantity, pieces, supplier,
                        orderNumber,
                        key == null ? UUID.randomUUID().toString() : key, user.getName()));
            }
            return FilingPages.seeOther("/staff/parts?saved=1");
        } catch (RefusedInput refused) {
            return refused(list(user), "receiveRefused", refused.refusals().get(0), locale);
        } catch (InvalidInput refused) {
            return refused(list(user), "receiveRefused", InputCheck.ruled("", refused), locale);
        }
    }

    @PostMapping("/staff/parts/import")
    ModelAndView importList(@RequestParam("file") MultipartFile file, Authentication user, Locale locale) throws IOException {
        allow(user, BUYERS);
        try (InputStreamReader csv = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            List<PartImport.Row> rows = imports.read(csv);
            return list(user).addObject("rows", rows);
        } catch (InvalidInput refused) {
            return refused(list(user), "importRefused", InputCheck.ruled("", refused), locale);
        }
    }

    @GetMapping("/staff/parts/stocktake")
    ModelAndView stocktake(@RequestParam(required = false) String saved, Authentication user) {
        allow(user, READERS);
        return count(user).addObject("saved", saved != null);
    }

    @PostMapping("/staff/parts/stocktake/start")
    Object start(Authentication user, Locale locale) {
        allow(user, KEEPERS);
        try {
            stocktakes.start();
            return FilingPages.seeOther("/staff/parts/stocktake");
        } catch (InvalidInput refused) {
            return refused(count(user), "countRefused", InputCheck.ruled("", refused), locale);
        }
    }

    /** One line, or as many as were filled in: fields {@code counted/<part>/<warehouse>}. */
    @PostMapping("/staff/parts/stocktake")
    Object count(@RequestParam Map<String, String> sent, Authentication user, Locale locale) {
        allow(user, KEEPERS);
        String reference = stocktakes.open().orElseThrow(NothingHere::new);
        try {
            for (Stocktakes.Line line : stocktakes.lines(reference)) {
                InputCheck check = new InputCheck();
                Integer counted = check.number("counted", sent.get("counted/" + line.partNumber() + "/" + line.warehouse()), 0, 99_999);
                check.done();
                if (counted != null && !counted.equals(line.counted())) {
                    stocktakes.count(reference, line.partNumber(), line.warehouse(), counted, user.getName());
                }
            }
            return FilingPages.seeOther("/staff/parts/stocktake?saved=1");
        } catch (RefusedInput refused) {
            return refused(count(user), "countRefused", refused.refusals().get(0), locale);
        } catch (InvalidInput refused) {
            return refused(count(user), "countRefused", InputCheck.ruled("", refused), locale);
        }
    }

    private ModelAndView list(Authentication user) {
        ModelAndView page = new ModelAndView(LIST);
        page.addObject("lines", catalogue.lines());
        page.addObject("incoming", warehouse.incoming());
        page.addObject("wanted", warehouse.wanted());
        page.addObject("places", warehouse.places());
        page.addObject("key", UUID.randomUUID().toString());
        page.addObject("mayBook", is(user, KEEPERS));
        page.addObject("mayImport", is(user, BUYERS));
        page.addObject("columns", String.join(",", PartImport.COLUMNS));
        return page;
    }

    private ModelAndView count(Authentication user) {
        ModelAndView page = new ModelAndView(COUNT);
        String reference = stocktakes.open().orElse(null);
        page.addObject("reference", reference);
        page.addObject("lines", reference == null ? List.of() : stocktakes.lines(reference));
        page.addObject("mayBook", is(user, KEEPERS));
        return page;
    }

    private ModelAndView refused(ModelAndView page, String where, Refusal why, Locale locale) {
        page.setStatus(HttpStatus.BAD_REQUEST);
        return page.addObject(where, why.sayNamed(texts, locale));
    }

    static boolean mayRead(Authentication user) {
        return is(user, READERS);
    }

    private static void allow(Authentication user, Set<String> groups) {
        if (!is(user, groups)) {
            throw new AccessDeniedException("not for this group");
        }
    }

    private static boolean is(Authentication user, Set<String> groups) {
        return user.getAuthorities().stream().anyMatch(authority -> groups.contains(authority.getAuthority()));
    }
}

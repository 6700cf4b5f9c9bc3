package org.closedloop.portal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.closedloop.engine.InvalidInput;
import org.closedloop.engine.StaffRoles;
import org.closedloop.staff.Fieldwork;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffEntry;
import org.closedloop.staff.StaffImport;
import org.closedloop.staff.StaffMember;
import org.closedloop.staff.Teams;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Who works here: everybody on the staff may look, supervisors and administrators change it. */
@Controller
class StaffPeoplePages {

    private static final String LIST = "staff/people";
    private static final String FORM = "staff/person";
    private static final Set<String> EDITORS = Set.of(StaffRoles.SUPERVISORS, StaffRoles.ADMINISTRATORS);

    private final StaffDirectory directory;
    private final StaffImport imports;
    private final MessageSource texts;

    StaffPeoplePages(StaffDirectory directory, StaffImport imports, MessageSource texts) {
        this.directory = directory;
        this.imports = imports;
        this.texts = texts;
    }

    @GetMapping("/staff/people")
    ModelAndView list(@RequestParam(required = false) String saved, Authentication user) {
        return list(user).addObject("saved", saved != null);
    }

    @PostMapping("/staff/people/import")
    ModelAndView importList(@RequestParam("file") MultipartFile file, Authentication user, Locale locale) throws IOException {
        editor(user);
        try (InputStreamReader csv = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            List<StaffImport.Row> rows = imports.read(csv);
            return list(user).addObject("rows", rows);
        } catch (InvalidInput refused) {
            return list(user).addObject("importRefused", InputCheck.ruled("", refused).say(texts, locale));
        }
    }

    @GetMapping("/staff/people/new")
    ModelAndView create(Authentication user) {
        editor(user);
        return form(FormPage.fresh(FORM, new HashMap<>(Map.of("version", "0", "active", "yes", "language", "zh"))), "", Set.of());
    }

    @GetMapping("/staff/people/{userId}")
    ModelAndView edit(@PathVariable String userId, Authentication user) {
        editor(user);
        StaffEntry entry = known(userId);
        return form(FormPage.fresh(FORM, values(entry)), userId, entry.teams());
    }

    @PostMapping("/staff/people/{userId}")
    Object save(@PathVariable String userId, @RequestParam Map<String, String> sent,
            @RequestParam(name = "teams", required = false) List<String> teams, Authentication user, Locale locale) {
        editor(user);
        boolean isNew = userId.equals("new");
        Map<String, String> values = new HashMap<>(sent);
        Set<String> chosen = teams == null ? Set.of() : new TreeSet<>(teams);
        StaffEntry before = isNew ? null : known(userId);
        try {
            directory.save(read(sent, chosen, before));
            return FilingPages.seeOther("/staff/people?saved=1");
        } catch (RefusedInput refused) {
            return refused(values, refused.refusals(), isNew ? "" : userId, chosen, locale);
        } catch (InvalidInput refused) {
            return refused(values, List.of(InputCheck.ruled("", refused)), isNew ? "" : userId, chosen, locale);
        } catch (OptimisticLockingFailureException meanwhile) {
            values.put("version", String.valueOf(known(userId).version()));
            return refused(values, List.of(new Refusal("name", "conflict")), userId, chosen, locale);
        }
    }

    private ModelAndView refused(Map<String, String> values, List<Refusal> refusals, String userId, Set<String> teams, Locale locale) {
        return form(FormPage.refused(FORM, values, refusals, texts, locale), userId, teams);
    }

    private static StaffEntry read(Map<String, String> sent, Set<String> teams, StaffEntry before) {
        InputCheck check = new InputCheck();
        String userId = before != null ? before.userId() : check.required("userId", check.line("userId", sent.get("userId"), 64));
        String name = check.required("name", check.line("name", sent.get("name"), 200));
        String email = check.line("email", sent.get("email"), 254);
        StaffEntry entry = new StaffEntry(userId, name, email, sent.get("language"), new TreeSet<>(teams),
                check.date("absentFrom", sent.get("absentFrom")), check.date("absentUntil", sent.get("absentUntil")),
                sent.get("substitute"), sent.containsKey("active"), version(check, sent), fieldwork(check, sent));
        check.done();
        return entry;
    }

    private static Fieldwork fieldwork(InputCheck check, Map<String, String> sent) {
        String skills = check.line("skills", sent.get("skills"), 1000);
        return new Fieldwork(skills == null ? null : new TreeSet<>(List.of(skills.split("[;,，；]"))), check.line("region", sent.get("region"), 100),
                check.time("hoursFrom", sent.get("hoursFrom")), check.time("hoursUntil", sent.get("hoursUntil")));
    }

    private static long version(InputCheck check, Map<String, String> sent) {
        Integer version = check.number("version", sent.get("version"), 0, 999_999);
        return version == null ? 0 : version;
    }

    private static Map<String, String> values(StaffEntry entry) {
        Map<String, String> values = new HashMap<>();
        values.put("name", entry.name());
        values.put("email", entry.email());
        values.put("language", entry.language());
        values.put("absentFrom", entry.absentFrom() == null ? null : entry.absentFrom().toString());
        values.put("absentUntil", entry.absentUntil() == null ? null : entry.absentUntil().toString());
        values.put("substitute", entry.substitute());
        values.put("skills", String.join("; ", entry.fieldwork().skills()));
        values.put("region", entry.fieldwork().region());
        values.put("hoursFrom", entry.fieldwork().hoursFrom() == null ? null : entry.fieldwork().hoursFrom().toString());
        values.put("hoursUntil", entry.fieldwork().hoursUntil() == null ? null : entry.fieldwork().hoursUntil().toString());
        values.put("active", entry.active() ? "yes" : null);
        values.put("version", String.valueOf(entry.version()));
        return values;
    }

    private ModelAndView list(Authentication user) {
        ModelAndView page = new ModelAndView(LIST);
        page.addObject("people", directory.entries());
        page.addObject("here", directory.everyone().stream().filter(StaffMember::present).map(StaffMember::userId).toList());
        page.addObject("mayEdit", mayEdit(user));
        page.addObject("columns", String.join(",", StaffImport.COLUMNS));
        page.addObject("optional", String.join(",", StaffImport.OPTIONAL));
        return page;
    }

    private ModelAndView form(ModelAndView page, String userId, Set<String> teams) {
        page.addObject("userId", userId);
        page.addObject("teams", Teams.ALL);
        page.addObject("chosen", teams);
        page.addObject("colleagues", directory.everyone().stream().filter(one -> !one.userId().equals(userId)).toList());
        return page;
    }

    private StaffEntry known(String userId) {
        return directory.entry(userId).orElseThrow(NothingHere::new);
    }

    private static void editor(Authentication user) {
        if (!mayEdit(user)) {
            throw new AccessDeniedException("only supervisors and administrators change who works here");
        }
    }

    private static boolean mayEdit(Authentication user) {
        return user.getAuthorities().stream().anyMatch(authority -> EDITORS.contains(authority.getAuthority()));
    }
}

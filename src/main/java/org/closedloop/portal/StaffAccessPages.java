package org.closedloop.portal;

import java.util.Map;
import org.closedloop.cases.AccessLog;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who looked at whose data, for whoever answers for data protection: the management. */
@Controller
class StaffAccessPages {

    private static final int SIZE = 100;

    private final AccessLog log;

    StaffAccessPages(AccessLog log) {
        this.log = log;
    }

    static boolean mayRead(Authentication user) {
        return WorkReaders.roles(user).isManagement();
    }

    @GetMapping("/staff/access")
    ModelAndView looks(@RequestParam Map<String, String> asked, Authentication user) {
        if (!mayRead(user)) {
            throw new AccessDeniedException("only the management reads who looked at what");
        }
        InputCheck check = new InputCheck();
        String reference = check.line("reference", asked.get("reference"), 20);
        String who = check.line("user", asked.get("user"), 64);
        Integer number = check.number("page", asked.get("page"), 1, 10_000);
        check.done();
        int page = number == null ? 1 : number;
        var found = log.find(reference, who, (page - 1) * SIZE, SIZE + 1);
        return new ModelAndView("staff/access").addObject("looks", found.subList(0, Math.min(SIZE, found.size()))).addObject("more", found.size() > SIZE)
                .addObject("page", page).addObject("asked", asked);
    }
}

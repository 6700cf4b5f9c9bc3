package org.closedloop.portal;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Cases;
import org.closedloop.cases.Channel;
import org.closedloop.cases.ServiceCase;
import org.closedloop.watch.StalledLoop;
import org.closedloop.watch.StalledLoops;
import org.springframework.stereotype.Service;

/** Shows cases to staff and notes who looked at whose data. */
@Service
class CaseQueries {

    private final CaseSearch search;
    private final Cases cases;
    private final StalledLoops loops;

    CaseQueries(CaseSearch search, Cases cases, StalledLoops loops) {
        this.search = search;
        this.cases = cases;
        this.loops = loops;
    }

    CaseSearch.Page page(Map<String, String> asked, String user) {
        InputCheck check = new InputCheck();
        CaseState state = check.choice("state", asked.get("state"), CaseState.class, null);
        Matter matter = check.choice("type", asked.get("type"), Matter.class, null);
        Channel channel = check.choice("channel", asked.get("channel"), Channel.class, null);
        boolean onlyStalled = stalled(check, asked.get("stalled"));
        String text = check.line("q", asked.get("q"), 200);
        Integer page = check.number("page", asked.get("page"), 1, 100_000);
        check.done();
        CaseSearch.Page found = search.find(new CaseSearch.Query(state, matter, channel, onlyStalled ? stalledReferences() : null, text,
                page == null ? 1 : page));
        found.items().forEach(item -> cases.logAccess(cases.get(item.reference()), user, "list"));
        return found;
    }

    ServiceCase open(String reference, String user) {
        ServiceCase file = reference.matches("CL-[0-9]{2}-[0-9]{6,12}") ? cases.find(reference).orElseThrow(NothingHere::new) : none();
        cases.logAccess(file, user, "case");
        return file;
    }

    private static ServiceCase none() {
        throw new NothingHere();
    }

    private Set<String> stalledReferences() {
        return loops.find().stream().map(StalledLoop::reference).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static boolean stalled(InputCheck check, String value) {
        if (value == null || value.isBlank() || value.equals("false")) {
            return false;
        }
        if (!value.equals("true")) {
            check.refuse("stalled", "choice", "true, false");
        }
        return true;
    }
}

package org.closedloop.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.closedloop.portal.TaskMoves.Move;
import org.closedloop.portal.TaskMoves.Order;
import org.closedloop.portal.TaskMoves.Outcome;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffMember;
import org.closedloop.watch.BoardReader;
import org.closedloop.watch.BoardTask;
import org.closedloop.watch.TaskBoard;
import org.closedloop.watch.TaskBoard.Load;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.HtmlUtils;

/**
 * A supervisor's view of a team: who has what, what is due, and whom to give it to instead. One statement counts, one finds the tasks. In a
 * large department those who are late, then those with most work, show their tasks; the others how much they have.
 */
@Controller
class StaffTeamPages {

    private static final String PATH = "/staff/team";
    private static final int DESKS_WITH_TASKS = 24;
    private static final int TASKS = 72;
    private static final int MOST_ON_A_DESK = 12;
    private static final Load NOTHING = new Load(0, 0, 0);

    /**
     * What somebody has, or what waits.
     *
     * @param member null for what nobody has yet
     * @param standsInFor the absent member of the team that this one stands in for, null for a member
     * @param option the member as a choice of whom to give a task to, in HTML
     */
    record Desk(StaffMember member, String standsInFor, Load load, List<BoardTask> tasks, String option) {

        /** As a choice: written once, for a large department has it on each of its many tasks. */
        static Desk of(StaffMember member, String standsInFor, Load load, List<BoardTask> tasks) {
            return new Desk(member, standsInFor, load, tasks,
                    "<option value=\"%s\">%s</option>".formatted(HtmlUtils.htmlEscape(member.userId()), HtmlUtils.htmlEscape(member.name())));
        }

        private boolean mayTake(BoardTask task, Map<String, StaffMember> members) {
            return member.present() && !member.userId().equals(task.assignee()) && (of(member, task)
                    || standsInFor != null && members.containsKey(standsInFor) && of(members.get(standsInFor), task));
        }

        private static boolean of(StaffMember member, BoardTask task) {
            return !Collections.disjoint(member.teams(), task.groups());
        }
    }

    private final TaskBoard board;
    private final WorkReaders readers;
    private final TaskMoves moves;
    private final StaffDirectory staff;
    private final BusinessDay today;
    private final MessageSource texts;
    private final Clock clock;

    StaffTeamPages(TaskBoard board, WorkReaders readers, TaskMoves moves, StaffDirectory staff, BusinessDay today, MessageSource texts, Clock clock) {
        this.board = board;
        this.readers = readers;
        this.moves = moves;
        this.staff = staff;
        this.today = today;
        this.texts = texts;
        this.clock = clock;
    }

    static boolean mayOpen(Authentication user) {
        return !WorkReaders.supervised(user).isEmpty();
    }

    @GetMapping(PATH)
    ModelAndView team(@RequestParam(required = false) String team, @RequestParam(required = false) String moved, Authentication user) {
        return page(FormPage.fresh("staff/team", new HashMap<>()), team, user).addObject("moved", moved == null ? null : staff.names(Set.of(moved)).get(moved))
                .addObject("returned", "".equals(moved));
    }

    @PostMapping(PATH)
    Object give(@RequestParam Map<String, String> sent, Authentication user, Locale locale) {
        Set<String> supervised = supervised(user);
        BoardReader reader = readers.of(user);
        InputCheck check = new InputCheck();
        String id = check.required("tasks", check.line("tasks", sent.get("tasks"), 64));
        String seen = check.line("seen", sent.get("seen"), 64);
        String to = check.line("to", sent.get("to"), 64);
        try {
            check.done();
            BoardTask task = board.find(reader, id).filter(found -> isOf(found, supervised)).orElseThrow(NothingHere::new);
            Move move = moves.assign(reader, new Order(task.id(), seen, to), null);
            if (move.outcome() == Outcome.gone) {
                throw new NothingHere();
            }
            if (move.outcome() != Outcome.done) {
                String who = move.who() == null ? "" : staff.names(Set.of(move.who())).getOrDefault(move.who(), move.who());
                throw new RefusedInput("to", "task." + move.outcome(), who);
            }
            return FilingPages.seeOther(PATH + "?moved=" + (to == null ? "" : to) + (supervised.contains(sent.get("team")) ? "&team=" + sent.get("team") : ""));
        } catch (RefusedInput refused) {
            return page(FormPage.refused("staff/team", new HashMap<>(sent), refused.refusals(), texts, locale), sent.get("team"), user);
        }
    }

    /** A task of one of the teams, or one that no team owns and somebody of the teams has. */
    private boolean isOf(BoardTask task, Set<String> supervised) {
        if (!task.groups().isEmpty() || task.assignee() == null) {
            return supervised.containsAll(WorkReaders.ALL_TEAMS) || !Collections.disjoint(task.groups(), supervised);
        }
        return staff.find(task.assignee()).filter(member -> !Collections.disjoint(member.teams(), supervised)).isPresent();
    }

    private ModelAndView page(ModelAndView page, String asked, Authentication user) {
        Set<String> supervised = supervised(user);
        if (asked != null && !asked.isEmpty() && !supervised.contains(asked)) {
            throw new NothingHere();
        }
        Set<String> teams = asked == null || asked.isEmpty() ? supervised : Set.of(asked);
        Map<String, StaffMember> members = new LinkedHashMap<>();
        staff.everyone().stream().filter(one -> !Collections.disjoint(one.teams(), teams)).forEach(one -> members.put(one.userId(), one));
        Map<String, String> standIns = new HashMap<>();
        moves.candidates(teams).forEach((one, absent) -> {
            if (absent != null) {
                standIns.put(one.userId(), absent);
                members.putIfAbsent(one.userId(), one);
            }
        });
        Instant now = clock.instant();
        Map<String, Load> loads = board.loads(members.keySet(), teams, now, today.end().toInstant());
        List<StaffMember> busiest = members.values().stream().sorted(Comparator.comparing((StaffMember one) -> load(loads, one).late() == 0)
                .thenComparing(one -> -load(loads, one).total()).thenComparing(StaffMember::name)).toList();
        List<String> shown = busiest.stream().limit(DESKS_WITH_TASKS).map(StaffMember::userId).toList();
        Map<String, List<BoardTask>> tasks = new HashMap<>();
        board.mostUrgent(shown, teams, Math.min(MOST_ON_A_DESK, TASKS / Math.max(1, shown.size())))
                .forEach(task -> tasks.computeIfAbsent(task.assignee(), key -> new ArrayList<>()).add(task));
        List<Desk> desks = busiest.stream().map(one -> Desk.of(one, standIns.get(one.userId()), load(loads, one), tasks.getOrDefault(one.userId(), List.of())))
                .toList();
        Map<String, String> takers = new HashMap<>();
        tasks.values().stream().flatMap(List::stream).forEach(task -> takers.put(task.id(),
                desks.stream().filter(desk -> desk.mayTake(task, members)).map(Desk::option).collect(Collectors.joining())));
        Set<String> movable = tasks.values().stream().flatMap(List::stream).filter(task -> isOf(task, supervised)).map(BoardTask::id)
                .collect(Collectors.toSet());
        return page.addObject("desks", desks).addObject("takers", takers).addObject("movable", movable).addObject("members", members)
                .addObject("waiting", new Desk(null, null, loads.getOrDefault(null, NOTHING), tasks.getOrDefault(null, List.of()), null))
                .addObject("teams", new TreeSet<>(supervised)).addObject("team", asked == null ? "" : asked);
    }

    private static Load load(Map<String, Load> loads, StaffMember one) {
        return loads.getOrDefault(one.userId(), NOTHING);
    }

    private static Set<String> supervised(Authentication user) {
        Set<String> supervised = WorkReaders.supervised(user);
        if (supervised.isEmpty()) {
            throw new AccessDeniedException("only supervisors see who has what");
        }
        return supervised;
    }
}

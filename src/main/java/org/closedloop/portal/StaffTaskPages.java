package org.closedloop.portal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.closedloop.portal.TaskMoves.Move;
import org.closedloop.portal.TaskMoves.Order;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.watch.BoardReader;
import org.closedloop.watch.BoardTask;
import org.closedloop.watch.TaskBoard;
import org.closedloop.watch.TaskBoard.Part;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Several tasks at once, which Tasklist's list cannot select: claim, assign, set the priority, with a result for each and a way back. */
@Controller
class StaffTaskPages {

    private static final String PATH = "/staff/tasks";
    private static final String CHANGES = PATH + "/changes/";
    private static final String SEEN = "seen.";
    private static final int SIZE = 50;

    enum Action { claim, assign, priority }

    private final TaskBoard board;
    private final WorkReaders readers;
    private final TaskMoves moves;
    private final TaskBatches batches;
    private final StaffDirectory staff;
    private final MessageSource texts;

    StaffTaskPages(TaskBoard board, WorkReaders readers, TaskMoves moves, TaskBatches batches, StaffDirectory staff, MessageSource texts) {
        this.board = board;
        this.readers = readers;
        this.moves = moves;
        this.batches = batches;
        this.staff = staff;
        this.texts = texts;
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(required = false) String view, @RequestParam(defaultValue = "1") String page, Authentication user) {
        return list(FormPage.fresh("staff/tasks", new HashMap<>()), view, page, readers.of(user), Set.of());
    }

    @PostMapping(PATH)
    Object change(@RequestParam Map<String, String> sent, @RequestParam(name = "tasks", required = false) List<String> chosen, Authentication user,
            Locale locale) {
        BoardReader reader = readers.of(user);
        List<String> tasks = chosen == null ? List.of() : chosen.stream().distinct().toList();
        InputCheck check = new InputCheck();
        Action action = check.choice("action", sent.get("action"), Action.class, null);
        check.required("action", action == null ? null : action.name());
        if (tasks.isEmpty()) {
            check.refuse("tasks", "task.none");
        } else if (tasks.size() > SIZE) {
            check.refuse("tasks", "task.most", SIZE);
        }
        String to = check.line("to", sent.get("to"), 64);
        Integer priority = check.number("priority", sent.get("priority"), 0, 100);
        if (action == Action.assign) {
            check.required("to", to);
        } else if (action == Action.priority) {
            check.required("priority", priority == null ? null : priority.toString());
        }
        if (!String.valueOf(sent.get("key")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            check.refuse("key", "formKey");
        }
        try {
            check.done();
        } catch (RefusedInput refused) {
            return list(FormPage.refused("staff/tasks", new HashMap<>(sent), refused.refusals(), texts, locale), sent.get("view"), sent.get("page"),
                    reader, new HashSet<>(tasks));
        }
        UUID id = UUID.fromString(sent.get("key"));
        batches.run(id, user.getName(), action.name(), tasks, deed(action, reader, sent, to, priority));
        return FilingPages.seeOther(CHANGES + id);
    }

    private Function<String, Move> deed(Action action, BoardReader reader, Map<String, String> sent, String to, Integer priority) {
        return switch (action) {
            case claim -> task -> moves.claim(reader, task);
            case assign -> task -> moves.assign(reader, new Order(task, blankToNull(sent.get(SEEN + task)), to), null);
            case priority -> task -> moves.prioritise(reader, task, priority);
        };
    }

    @GetMapping(CHANGES + "{id}")
    ModelAndView result(@PathVariable String id, Authentication user) {
        TaskBatch batch = batches.get(known(id), user.getName());
        Set<String> people = new HashSet<>();
        batch.changes().forEach(change -> Stream.of(change.move().who(), change.move().assigneeAfter()).filter(Objects::nonNull).forEach(people::add));
        return new ModelAndView("staff/task-changes", Map.of("batch", batch, "names", staff.names(people),
                "changed", batch.changes().stream().filter(change -> change.move().outcome() == TaskMoves.Outcome.done).count()));
    }

    @PostMapping(CHANGES + "{id}/undo")
    Object undo(@PathVariable String id, Authentication user) {
        UUID known = known(id);
        batches.undo(known, user.getName());
        return FilingPages.seeOther(CHANGES + known);
    }

    private ModelAndView list(ModelAndView page, String view, String number, BoardReader reader, Set<String> chosen) {
        Part part = Stream.of(Part.values()).filter(one -> one.name().equals(view)).findFirst().orElse(reader.absent().isEmpty() ? Part.team : Part.standIn);
        int shown = number != null && number.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(number) : 1;
        List<BoardTask> found = board.list(reader, part, (shown - 1) * SIZE, SIZE + 1);
        List<BoardTask> tasks = found.subList(0, Math.min(SIZE, found.size()));
        page.addObject("tasks", tasks).addObject("more", found.size() > SIZE).addObject("page", shown).addObject("view", part);
        page.addObject("views", Stream.of(Part.values()).filter(one -> one != Part.standIn || !reader.absent().isEmpty()).toList());
        Map<String, String> colleagues = new LinkedHashMap<>();
        Map<String, String> standIns = new HashMap<>();
        moves.candidates(teams(reader)).forEach((one, absent) -> {
            colleagues.put(one.userId(), one.name());
            standIns.put(one.userId(), absent);
        });
        Set<String> people = new HashSet<>(reader.absent());
        tasks.stream().map(BoardTask::assignee).filter(Objects::nonNull).forEach(people::add);
        standIns.values().stream().filter(Objects::nonNull).forEach(people::add);
        Map<String, String> names = staff.names(people);
        return page.addObject("colleagues", colleagues).addObject("standIns", standIns).addObject("names", names).addObject("chosen", chosen)
                .addObject("absent", reader.absent().stream().sorted().map(one -> names.getOrDefault(one, one)).toList())
                .addObject("key", UUID.randomUUID().toString());
    }

    private static Collection<String> teams(BoardReader reader) {
        Set<String> teams = new HashSet<>(reader.all() ? WorkReaders.ALL_TEAMS : reader.groups());
        teams.addAll(reader.groups());
        teams.addAll(reader.absentGroups());
        return new ArrayList<>(teams);
    }

    private static UUID known(String id) {
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new NothingHere();
        }
        return UUID.fromString(id);
    }

    private static String blankToNull(String value) {
        return value == null || value.isBlank() ? null : value;
    }
}

package org.closedloop.portal;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.closedloop.cases.CaseDesk;
import org.closedloop.cases.Duplicates;
import org.closedloop.engine.StaffRoles;
import org.closedloop.watch.BoardReader;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a clerk does from the tab "Case" of a task: note, write to the customer, link or merge a duplicate, hand over. Camunda's filter asks for
 * its token; whoever may not see the task gets 404. Each has a key, so that a double click does it once.
 */
@RestController
@RequestMapping("/camunda/api/closedloop/tasks/{taskId}")
class TaskActionController {

    private static final int LONGEST = 5_000;
    private static final String TEXT = "text";
    private static final String TO = "to";

    private final TaskAccess access;
    private final CaseDesk desk;
    private final Duplicates duplicates;
    private final TaskMoves moves;
    private final WorkReaders readers;
    private final OnceOnly once;
    private final IdentityService identities;

    TaskActionController(TaskAccess access, CaseDesk desk, Duplicates duplicates, TaskMoves moves, WorkReaders readers, OnceOnly once,
            IdentityService identities) {
        this.access = access;
        this.desk = desk;
        this.duplicates = duplicates;
        this.moves = moves;
        this.readers = readers;
        this.once = once;
        this.identities = identities;
    }

    @PostMapping("/notes")
    ResponseEntity<Void> note(@PathVariable String taskId, @RequestParam Map<String, String> sent) {
        return act(taskId, sent, (seen, check, key) -> {
            String text = text(check, sent);
            check.done();
            return () -> desk.note(seen.file().reference(), text, seen.user().getUserId());
        });
    }

    @PostMapping("/letters")
    ResponseEntity<Void> letter(@PathVariable String taskId, @RequestParam Map<String, String> sent) {
        return act(taskId, sent, (seen, check, key) -> {
            String text = text(check, sent);
            check.done();
            return () -> desk.write(seen.file().reference(), key, text, seen.user().getUserId());
        });
    }

    @PostMapping("/duplicates")
    ResponseEntity<Void> duplicate(@PathVariable String taskId, @RequestParam Map<String, String> sent) {
        return act(taskId, sent, (seen, check, key) -> {
            String other = check.required("reference", check.line("reference", sent.get("reference"), 20));
            boolean merge = Boolean.TRUE.equals(check.yesOrNo("merge", sent.get("merge")));
            check.done();
            String user = seen.user().getUserId();
            return merge ? () -> duplicates.merge(seen.file().reference(), other, user) : () -> duplicates.link(seen.file().reference(), other, user);
        });
    }

    @PostMapping("/handover")
    ResponseEntity<Void> handOver(@PathVariable String taskId, @RequestParam Map<String, String> sent) {
        return act(taskId, sent, (seen, check, key) -> {
            String to = check.line(TO, sent.get(TO), 64);
            String had = check.line("seen", sent.get("seen"), 64);
            String note = check.text(TEXT, sent.get(TEXT), LONGEST);
            check.done();
            BoardReader reader = readers.of(seen.user().getUserId(), StaffRoles.of(seen.user().getGroupIds()));
            return () -> refuse(moves.assign(reader, new TaskMoves.Order(taskId, had, to), note));
        });
    }

    private static void refuse(TaskMoves.Move move) {
        if (move.outcome() == TaskMoves.Outcome.gone) {
            throw new NothingHere();
        }
        if (move.outcome() != TaskMoves.Outcome.done) {
            throw new RefusedInput(TO, "task." + move.outcome(), String.valueOf(move.who()));
        }
    }

    private ResponseEntity<Void> act(String taskId, Map<String, String> sent, Reading reading) {
        Optional<Authentication> user = access.user();
        if (user.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        TaskAccess.Seen seen = access.see(user.get(), taskId).orElseThrow(NothingHere::new);
        InputCheck check = new InputCheck();
        String key = check.required("key", check.line("key", sent.get("key"), 64));
        Runnable deed = reading.read(seen, check, key);
        String content = OnceOnly.sha256(taskId + sent);
        EngineRights.ofTheProduct(identities, () -> Collisions.retried(() -> once.await("task " + user.get().getUserId() + " " + key, content, () -> {
            deed.run();
            return "";
        })));
        return ResponseEntity.noContent().build();
    }

    private static String text(InputCheck check, Map<String, String> sent) {
        return check.required(TEXT, check.text(TEXT, sent.get(TEXT), LONGEST));
    }

    /** Checks what was sent and says what is to be done then. */
    private interface Reading {

        Runnable read(TaskAccess.Seen seen, InputCheck check, String key);
    }
}

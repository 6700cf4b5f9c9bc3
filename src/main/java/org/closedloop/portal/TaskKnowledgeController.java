package org.closedloop.portal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Category;
import org.closedloop.knowledge.Article;
import org.closedloop.knowledge.Articles;
import org.closedloop.knowledge.Found;
import org.closedloop.knowledge.KnowledgeSearch;
import org.closedloop.knowledge.Uses;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The answers that may help with the case of a task, for the tab "Case" in Tasklist; whoever may not see the task gets 404. */
@RestController
@RequestMapping("/camunda/api/closedloop/tasks/{taskId}/knowledge")
class TaskKnowledgeController {

    private static final int MOST = 5;

    /** An answer as the tab shows it. */
    record Answer(UUID id, String number, boolean published, String language, Category category, String productModel, String problem,
            String cause,
            String solution, String caseReference, Instant updatedAt, int used, int helped, int failed, boolean usedHere) {

        static Answer of(Article article, List<UUID> usedHere) {
            return new Answer(article.id(), "K-" + article.number(), article.isPublished(), article.language(), article.category(),
                    article.productModel(), article.problem(), article.cause(), article.solution(), article.caseReference(),
                            article.updatedAt(),
                    article.used(), article.helped(), article.failed(), usedHere.contains(article.id()));
        }
    }

    private final TaskAccess access;
    private final KnowledgeSearch search;
    private final Articles articles;
    private final Uses uses;
    private final OnceOnly once;
    private final IdentityService identities;

    TaskKnowledgeController(TaskAccess access, KnowledgeSearch search, Articles articles, Uses uses, OnceOnly once,
            IdentityService identities) {
        this.access = access;
        this.search = search;
        this.articles = articles;
        this.uses = uses;
        this.once = once;
        this.identities = identities;
    }

    /** What suits the case, or what was asked. */
    @GetMapping
    ResponseEntity<List<Answer>> answers(@PathVariable String taskId, @RequestParam(required = false) String q) {
        Optional<Authentication> user = access.user();
        if (user.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).cacheControl(CacheControl.noStore()).build();
        }
        ServiceCase file = access.see(user.get(), taskId).orElseThrow(NothingHere::new).file();
        InputCheck check = new InputCheck();
        String asked = check.text("q", q, StaffKnowledgePages.LONGEST_QUESTION);
        check.done();
        String question = asked != null ? asked
                : Stream.of(file.statement(), file.productModel()).filter(part -> part != null).collect(Collectors.joining("\n"));
        List<UUID> usedHere = uses.of(file);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(search.all(question, MOST).stream().map(Found::article)
                .map(article -> Answer.of(article, usedHere)).toList());
    }

    /** Notes that an answer is used for this case; a double click does it once. */
    @PostMapping
    ResponseEntity<Void> use(@PathVariable String taskId, @RequestParam Map<String, String> sent) {
        Optional<Authentication> user = access.user();
        if (user.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        TaskAccess.Seen seen = access.see(user.get(), taskId).orElseThrow(NothingHere::new);
        InputCheck check = new InputCheck();
        String key = check.required("key", check.line("key", sent.get("key"), 64));
        String article = check.required("article", check.line("article", sent.get("article"), 36));
        check.done();
        UUID id = StaffKnowledgePages.id(article).flatMap(articles::find).map(Article::id).orElseThrow(NothingHere::new);
        String by = user.get().getUserId();
        EngineRights.ofTheProduct(identities, () -> Collisions.retried(() -> once.await("task " + by + " " + key, OnceOnly.sha256(taskId
                + sent), () -> {
            uses.use(seen.file().reference(), id, by);
            return "";
        })));
        return ResponseEntity.noContent().build();
    }
}

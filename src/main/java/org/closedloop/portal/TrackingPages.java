package org.closedloop.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.closedloop.cases.Attachment;
import org.closedloop.cases.CaseLoops;
import org.closedloop.cases.Cases;
import org.closedloop.cases.ServiceCase;
import org.closedloop.followup.Surveys;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The customer's own page of a case: where it is, all messages, and what the customer can do. */
@Controller
class TrackingPages {

    private static final String TEXT = "text";
    private static final String REASON = "reason";

    private final Cases cases;
    private final FilingDesk desk;
    private final CaseLoops loops;
    private final Surveys surveys;
    private final TrackingView view;
    private final OnceOnly once;
    private final PublicLinks links;
    private final MessageSource texts;

    TrackingPages(Cases cases, FilingDesk desk, CaseLoops loops, Surveys surveys, TrackingView view, OnceOnly once, PublicLinks links,
            MessageSource texts) {
        this.cases = cases;
        this.desk = desk;
        this.loops = loops;
        this.surveys = surveys;
        this.view = view;
        this.once = once;
        this.links = links;
        this.texts = texts;
    }

    @GetMapping("/track/{token}")
    ModelAndView track(@PathVariable String token, Locale locale) {
        return view.fresh(known(token), token, locale);
    }

    @GetMapping("/track/{token}/filed")
    ModelAndView filed(@PathVariable String token) {
        ServiceCase file = known(token);
        return new ModelAndView("filed", Map.of("reference", file.reference(), "token", token, "link", links.tracking(token),
                "dueAt", desk.answerDueAt(file), "matter", Matter.of(file), "showZone", true));
    }

    @PostMapping("/track/{token}/reply")
    Object reply(@PathVariable String token, @RequestParam Map<String, String> sent,
            @RequestParam(name = UploadCheck.FIELD, required = false) List<MultipartFile> uploads, Locale locale) throws IOException {
        ServiceCase file = known(token);
        InputCheck check = new InputCheck();
        String text = check.required(TEXT, check.text(TEXT, sent.get(TEXT), 10_000));
        List<Attachment> files = UploadCheck.read(check, uploads == null ? List.of() : uploads);
        String key = sent.getOrDefault(TrackingView.KEY, "");
        try {
            check.done();
            replyOnce(file, key, text, files);
            return FilingPages.seeOther("/track/" + token + "#messages");
        } catch (RefusedInput refused) {
            return view.refused(file, token, sent, refused.refusals(), locale).addObject("filesLost", !files.isEmpty());
        }
    }

    private void replyOnce(ServiceCase file, String key, String text, List<Attachment> files) {
        String content = OnceOnly.sha256(text + files.stream().map(one -> OnceOnly.sha256(one.content())).toList());
        Collisions.retried(() -> once.await("reply " + file.reference() + " " + key + " " + content, content, () -> {
            loops.reply(file.reference(), text, files);
            return file.reference();
        }));
    }

    @GetMapping("/track/{token}/withdraw")
    ModelAndView askWithdrawal(@PathVariable String token) {
        return withdrawal(FormPage.fresh("withdraw", new HashMap<>()), open(token), token);
    }

    @PostMapping("/track/{token}/withdraw")
    Object withdraw(@PathVariable String token, @RequestParam Map<String, String> sent, Locale locale) {
        ServiceCase file = open(token);
        InputCheck check = new InputCheck();
        String reason = check.text(REASON, sent.get(REASON), 2_000);
        try {
            check.done();
        } catch (RefusedInput refused) {
            return withdrawal(FormPage.refused("withdraw", new HashMap<>(sent), refused.refusals(), texts, locale), file, token);
        }
        Collisions.retried(() -> loops.withdraw(file.reference(), reason));
        return FilingPages.seeOther("/track/" + token);
    }

    /** Opens the survey from here: the letter with its link may have gone astray. */
    @PostMapping("/track/{token}/survey")
    ResponseEntity<Void> survey(@PathVariable String token) {
        ServiceCase file = open(token);
        return FilingPages.seeOther("/survey/" + surveys.newLink(file.reference(), file.round()));
    }

    @GetMapping("/track/{token}/attachments/{id}")
    ResponseEntity<byte[]> attachment(@PathVariable String token, @PathVariable String id) {
        return download(cases.attachments(known(token)), id);
    }

    /** A file as a download that no browser runs or shows inside our site. */
    static ResponseEntity<byte[]> download(List<Attachment> files, String id) {
        Attachment file = files.stream().filter(one -> one.id().toString().equals(id)).findFirst().orElseThrow(NothingHere::new);
        HttpHeaders headers = new HttpHeaders();
        headers.setContentDisposition(ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build());
        headers.setContentType(MediaType.parseMediaType(file.mediaType()));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
        return ResponseEntity.ok().headers(headers).body(file.content());
    }

    private static ModelAndView withdrawal(ModelAndView page, ServiceCase file, String token) {
        page.addObject("file", file);
        page.addObject("token", token);
        return page;
    }

    private ServiceCase known(String token) {
        return view.known(token);
    }

    private ServiceCase open(String token) {
        return view.open(token);
    }
}

package org.closedloop.portal;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.closedloop.cases.Attachment;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which a customer files a complaint, reports a fault, or asks and suggests something. */
@Controller
class FilingPages {

    private static final String VIEW = "file";
    private static final String KEY = "key";

    private final FilingDesk desk;
    private final MessageSource texts;

    FilingPages(FilingDesk desk, MessageSource texts) {
        this.desk = desk;
        this.texts = texts;
    }

    @GetMapping("/")
    ModelAndView complaintForm() {
        return form(Matter.complaint);
    }

    @GetMapping("/repair")
    ModelAndView repairForm() {
        return form(Matter.repair);
    }

    @GetMapping("/inquiry")
    ModelAndView inquiryForm() {
        return form(Matter.inquiry);
    }

    @GetMapping("/file")
    ResponseEntity<Void> formAgain() {
        return seeOther("/");
    }

    @PostMapping("/file")
    Object complaint(@RequestParam Map<String, String> sent,
            @RequestParam(name = UploadCheck.FIELD, required = false) List<MultipartFile> uploads, Locale locale) throws IOException {
        return file(Matter.complaint, sent, uploads, locale);
    }

    @PostMapping("/repair")
    Object repair(@RequestParam Map<String, String> sent,
            @RequestParam(name = UploadCheck.FIELD, required = false) List<MultipartFile> uploads, Locale locale) throws IOException {
        return file(Matter.repair, sent, uploads, locale);
    }

    @PostMapping("/inquiry")
    Object inquiry(@RequestParam Map<String, String> sent,
            @RequestParam(name = UploadCheck.FIELD, required = false) List<MultipartFile> uploads, Locale locale) throws IOException {
        return file(Matter.inquiry, sent, uploads, locale);
    }

    private static ModelAndView form(Matter matter) {
        ModelAndView page = FormPage.fresh(VIEW, new HashMap<>(Map.of(KEY, UUID.randomUUID().toString())));
        return page.addObject("matter", matter).addObject("kinds", FilingInput.KINDS).addObject("indexed", true);
    }

    private Object file(Matter matter, Map<String, String> sent, List<MultipartFile> uploads, Locale locale) throws IOException {
        Map<String, String> values = new HashMap<>(sent);
        values.put(FilingInput.LANGUAGE, locale.getLanguage());
        values.keySet().removeAll(List.of(FilingInput.CHANNEL, FilingInput.SENDER));
        InputCheck check = new InputCheck();
        try {
            FilingDesk.Brought brought = new FilingDesk.Brought(matter, FilingInput.kind(matter, check, values),
                    FilingInput.read(check, values, null));
            List<Attachment> files = UploadCheck.read(check, uploads == null ? List.of() : uploads);
            check.done();
            FilingDesk.Receipt receipt = desk.await(brought, key(values), files);
            return seeOther("/track/" + receipt.token() + "/filed");
        } catch (RefusedInput refused) {
            return again(matter, values, refused.refusals(), uploads, locale);
        } catch (KeyConflict conflict) {
            String earlier = desk.receipt(conflict.firstAnswer()).reference();
            values.put(KEY, UUID.randomUUID().toString());
            return again(matter, values, List.of(new Refusal(FilingInput.DESCRIPTION, "sentBefore", earlier)), uploads, locale);
        }
    }

    private static String key(Map<String, String> values) {
        String key = values.getOrDefault(KEY, "");
        if (key.matches("[0-9a-f-]{36}")) {
            return key;
        }
        values.put(KEY, UUID.randomUUID().toString());
        throw new RefusedInput(KEY, "formKey");
    }

    private ModelAndView again(Matter matter, Map<String, String> values, List<Refusal> refusals, List<MultipartFile> uploads,
            Locale locale) {
        ModelAndView page = FormPage.refused(VIEW, values, refusals, texts, locale).addObject("matter", matter).addObject("kinds", FilingInput.KINDS);
        page.addObject("filesLost", uploads != null && uploads.stream().anyMatch(file -> !file.isEmpty()));
        return page;
    }

    /** Without our host's name: the browser knows where it is. */
    static ResponseEntity<Void> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }
}

package org.closedloop.portal;

import java.io.IOException;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.closedloop.cases.Attachment;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Sender;
import org.closedloop.inquiry.InquiryKind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Complaints, faults and inquiries that staff take by phone, letter or visit. */
@Controller
class StaffFilingPages {

    private static final String VIEW = "staff/new-case";
    private static final String KEY = "key";
    private static final String ANYWAY = "anyway";
    private static final List<Channel> CHANNELS =
            List.of(Channel.phone, Channel.letter, Channel.visit, Channel.fax, Channel.email, Channel.store, Channel.online);

    private final FilingDesk desk;
    private final CaseSearch search;
    private final MessageSource texts;

    StaffFilingPages(FilingDesk desk, CaseSearch search, MessageSource texts) {
        this.desk = desk;
        this.search = search;
        this.texts = texts;
    }

    @GetMapping("/staff/complaints/new")
    ModelAndView complaintForm(@RequestParam(required = false) String saved) {
        return form(Matter.complaint, saved);
    }

    @GetMapping("/staff/repairs/new")
    ModelAndView repairForm(@RequestParam(required = false) String saved) {
        return form(Matter.repair, saved);
    }

    @GetMapping("/staff/inquiries/new")
    ModelAndView inquiryForm(@RequestParam(required = false) String saved) {
        return form(Matter.inquiry, saved);
    }

    @PostMapping("/staff/complaints/new")
    Object complaint(@RequestParam Map<String, String> sent,
            @RequestParam(name = UploadCheck.FIELD, required = false) List<MultipartFile> uploads, Principal user, Locale locale)
            throws IOException {
        return file(Matter.complaint, sent, uploads, user.getName(), locale);
    }

    @PostMapping("/staff/repairs/new")
    Object repair(@RequestParam Map<String, String> sent,
            @RequestParam(name = UploadCheck.FIELD, required = false) List<MultipartFile> uploads, Principal user, Locale locale)
            throws IOException {
        return file(Matter.repair, sent, uploads, user.getName(), locale);
    }

    @PostMapping("/staff/inquiries/new")
    Object inquiry(@RequestParam Map<String, String> sent,
            @RequestParam(name = UploadCheck.FIELD, required = false) List<MultipartFile> uploads, Principal user, Locale locale)
            throws IOException {
        return file(Matter.inquiry, sent, uploads, user.getName(), locale);
    }

    private static ModelAndView form(Matter matter, String saved) {
        Map<String, String> values = new HashMap<>(Map.of(KEY, UUID.randomUUID().toString(), FilingInput.LANGUAGE, "zh"));
        ModelAndView page = choices(matter, FormPage.fresh(VIEW, values));
        if (saved != null && saved.matches("CL-[0-9]{2}-[0-9]{6,12}")) {
            page.addObject("saved", saved);
        }
        return page;
    }

    private Object file(Matter matter, Map<String, String> sent, List<MultipartFile> uploads, String user, Locale locale)
            throws IOException {
        Map<String, String> values = new HashMap<>(sent);
        InputCheck check = new InputCheck();
        try {
            CustomerMatter filing = FilingInput.read(check, values, user);
            InquiryKind kind = FilingInput.kind(matter, check, values);
            List<Attachment> files = UploadCheck.read(check, uploads == null ? List.of() : uploads);
            check.done();
            List<CaseSearch.Item> open = search.openOf(filing.customer());
            if (!open.isEmpty() && !sent.containsKey(ANYWAY)) {
                return again(matter, FormPage.fresh(VIEW, values), uploads).addObject("open", open);
            }
            FilingDesk.Brought brought = new FilingDesk.Brought(matter, kind, filing);
            return FilingPages.seeOther(path(matter) + "?saved=" + desk.await(brought, key(values), files).reference());
        } catch (RefusedInput refused) {
            return again(matter, FormPage.refused(VIEW, values, refused.refusals(), texts, locale), uploads);
        } catch (KeyConflict conflict) {
            values.put(KEY, UUID.randomUUID().toString());
            Refusal before = new Refusal(FilingInput.DESCRIPTION, "sentBefore", desk.receipt(conflict.firstAnswer()).reference());
            return again(matter, FormPage.refused(VIEW, values, List.of(before), texts, locale), uploads);
        }
    }

    private static String path(Matter matter) {
        return "/staff/" + matter.plural() + "/new";
    }

    private static String key(Map<String, String> values) {
        return values.getOrDefault(KEY, "").matches("[0-9a-f-]{36}") ? values.get(KEY) : UUID.randomUUID().toString();
    }

    private static ModelAndView again(Matter matter, ModelAndView page, List<MultipartFile> uploads) {
        return choices(matter, page).addObject("filesLost", uploads != null && uploads.stream().anyMatch(file -> !file.isEmpty()));
    }

    private static ModelAndView choices(Matter matter, ModelAndView page) {
        return page.addObject("matter", matter).addObject("path", path(matter)).addObject("kinds", FilingInput.KINDS)
                .addObject("channels", CHANNELS).addObject("senders", Sender.values())
                .addObject("languages", List.of("zh", "en"));
    }
}

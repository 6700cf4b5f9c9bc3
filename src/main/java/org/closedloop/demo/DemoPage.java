package org.closedloop.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.closedloop.engine.InvalidInput;
import org.closedloop.notification.Enclosure;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The mailbox as a page, with a panel to move the clock. */
@Controller
@Profile("demo")
class DemoPage {

    private static final String VIEW = "demo/mailbox";

    private final DemoMailbox mailbox;
    private final TimeMachine machine;
    private final LinkedText links;
    private final DateTimeFormatter times;

    DemoPage(DemoMailbox mailbox, TimeMachine machine, WorkCalendar calendar,
             @Value("${closedloop.public-url:http://localhost:8080}") String publicUrl) {
        this.mailbox = mailbox;
        this.machine = machine;
        this.links = new LinkedText(publicUrl);
        ZoneId zone = calendar.zone();
        this.times = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH).withZone(zone);
    }

    /** A message as the page shows it. */
    record Letter(String to, String subject, List<LinkedText.Piece> text, String kind, String caseReference, String sentAt,
                  List<DemoMailbox.Enclosed> enclosures) {
    }

    @GetMapping("/demo/mailbox")
    String page(@RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String caseReference, Model model) {
        model.addAttribute("letters", mailbox.mails(to, caseReference).stream().map(this::letter).toList());
        model.addAttribute("recipients", mailbox.recipients());
        model.addAttribute("to", to);
        model.addAttribute("caseReference", caseReference);
        model.addAttribute("now", shown(machine.now()));
        return VIEW;
    }

    @GetMapping("/demo/mailbox/{id}/enclosure")
    ResponseEntity<byte[]> enclosure(@PathVariable UUID id, @RequestParam(defaultValue = "1") int number) {
        Enclosure file = mailbox.enclosure(id, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ContentDisposition download = ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build();
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(file.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, download.toString()).header("X-Content-Type-Options", "nosniff").body(file.content());
    }

    @PostMapping("/demo/clock")
    ModelAndView move(@RequestParam(defaultValue = "") String advance, Model model) throws InterruptedException {
        try {
            machine.advance(Advance.parse(advance, machine.ahead()).by());
            return new ModelAndView("redirect:/demo/mailbox");
        } catch (InvalidInput e) {
            return refused(HttpStatus.BAD_REQUEST, e.getMessage(), model);
        } catch (TimeMachine.Busy e) {
            return refused(HttpStatus.CONFLICT, "advance: the clock is being moved already", model);
        }
    }

    private ModelAndView refused(HttpStatus status, String problem, Model model) {
        page("", "", model);
        model.addAttribute("problem", problem);
        return new ModelAndView(VIEW, model.asMap(), status);
    }

    private Letter letter(DemoMailbox.Mail mail) {
        return new Letter(mail.to(), mail.subject(), links.pieces(mail.text()), mail.kind(), mail.caseReference(), shown(mail.sentAt()),
                mail.enclosures());
    }

    private String shown(Instant instant) {
        return times.format(instant);
    }
}

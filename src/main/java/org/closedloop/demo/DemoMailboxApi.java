package org.closedloop.demo;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/demo/mailbox}: what was sent, newest first. */
@RestController
@Profile("demo")
class DemoMailboxApi {

    private final DemoMailbox mailbox;

    DemoMailboxApi(DemoMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping("/api/demo/mailbox")
    List<DemoMailbox.Mail> mails(@RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String caseReference) {
        return mailbox.mails(to, caseReference);
    }
}

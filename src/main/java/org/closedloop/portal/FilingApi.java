package org.closedloop.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.closedloop.engine.Failpoint;
import org.closedloop.inquiry.InquiryKind;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Complaints, faults and inquiries from programs: other channels, shops, a company's own web site. */
@RestController
class FilingApi {

    private static final String KEY = "Idempotency-Key";
    private static final int MAX_BODY = 256 * 1024;

    record Answer(String reference, String trackingUrl, Instant responseDueAt) {}

    private final FilingDesk desk;
    private final PublicLinks links;

    FilingApi(FilingDesk desk, PublicLinks links) {
        this.desk = desk;
        this.links = links;
    }

    @PostMapping(path = "/api/complaints", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> complaint(HttpServletRequest request, @RequestHeader(KEY) String key) throws IOException {
        return file(Matter.complaint, request, key);
    }

    @PostMapping(path = "/api/repairs", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> repair(HttpServletRequest request, @RequestHeader(KEY) String key) throws IOException {
        return file(Matter.repair, request, key);
    }

    @PostMapping(path = "/api/inquiries", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> inquiry(HttpServletRequest request, @RequestHeader(KEY) String key) throws IOException {
        return file(Matter.inquiry, request, key);
    }

    private ResponseEntity<Answer> file(Matter matter, HttpServletRequest request, String key) throws IOException {
        InputCheck check = new InputCheck();
        checkKey(check, key);
        Map<String, String> values = FilingJson.read(matter, body(request), check);
        // programs that know only what all filings have in common ask a question
        values.putIfAbsent(FilingInput.KIND, InquiryKind.consultation.name());
        FilingDesk.Brought brought = new FilingDesk.Brought(matter, FilingInput.kind(matter, check, values), FilingInput.read(check, values, null));
        check.done();
        FilingDesk.Receipt receipt = desk.attempt(brought, key);
        Failpoint.hit(matter + "Filed");
        String url = links.tracking(receipt.token());
        return ResponseEntity.created(URI.create(url)).body(new Answer(receipt.reference(), url, receipt.responseDueAt()));
    }

    private static void checkKey(InputCheck check, String key) {
        if (key.isBlank()) {
            check.refuse(KEY, "required");
        } else if (key.length() > 255 || !key.chars().allMatch(c -> c > ' ' && c <= '~')) {
            check.refuse(KEY, "key");
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        Charset charset = MediaType.parseMediaType(request.getContentType()).getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        return body;
    }
}

package org.closedloop.cases;

import java.util.List;
import java.util.UUID;
import org.closedloop.notification.Enclosure;
import org.closedloop.notification.Enclosures;
import org.springframework.stereotype.Component;

/** Letters enclose files of their case. */
@Component
class EnclosedAttachments implements Enclosures {

    private final AttachmentRepository attachments;

    EnclosedAttachments(AttachmentRepository attachments) {
        this.attachments = attachments;
    }

    @Override
    public List<Enclosure> enclosures(UUID id) {
        return attachments.findById(id).map(file -> new Enclosure(file.name(), file.mediaType(), file.content())).stream().toList();
    }
}

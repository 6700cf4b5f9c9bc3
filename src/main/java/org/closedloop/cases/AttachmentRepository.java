package org.closedloop.cases;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AttachmentRepository extends Repository<Attachment, UUID> {

    List<Attachment> findByCaseIdOrderByAt(UUID caseId);
}

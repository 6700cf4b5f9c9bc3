package org.closedloop.cases;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface AttachmentRepository extends Repository<Attachment, UUID> {

    Optional<Attachment> findById(UUID id);

    List<Attachment> findByCaseIdOrderByAt(UUID caseId);
}

package org.closedloop.cases;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface TimelineRepository extends Repository<TimelineEntry, Long> {

    List<TimelineEntry> findByCaseIdOrderById(UUID caseId);
}

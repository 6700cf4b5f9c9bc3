package org.closedloop.followup;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("survey_invitation")
record Invitation(@Id UUID id, String caseReference, int round, Instant resultToldAt, Instant expiresAt, Instant remindedAt) {}

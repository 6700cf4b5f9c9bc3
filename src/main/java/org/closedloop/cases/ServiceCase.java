package org.closedloop.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.classification.Category;
import org.closedloop.classification.Classification;
import org.closedloop.classification.Importance;
import org.closedloop.classification.Urgency;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a customer brought to us. Its public name is the reference; it stays open until the customer confirmed, withdrew or could
 * not be reached.
 *
 * @param type the kind of matter: "complaint", "repair", "maintenance" or "inquiry"
 * @param danger whether the customer says that somebody or something is in danger, or an operation stands still
 * @param minutesSpent working time that staff noted, in minutes
 */
@Table("service_case")
public record ServiceCase(@Id UUID id, String reference, String type, CaseState state, Channel channel, Sender sender, UUID customerId,
        String productModel, String productSerial, String description, String remedySought, boolean danger, Category category, Urgency urgency,
        Importance importance, boolean aboutConduct, String classificationRule, Nature nature, Responsibility responsibility,
        Complexity complexity, int priority, String team, String owner, int round, int minutesSpent, String improvementMeasures,
        String trackingHash, Instant filedAt, Instant closedAt) {

    public boolean isOpen() {
        return state == CaseState.open;
    }

    /** The class that a person has confirmed; it is not asked for again, whichever loop the case goes on in (C-08). */
    public Optional<Classification> confirmed() {
        return Classification.CONFIRMED.equals(classificationRule)
                ? Optional.of(Classification.confirmed(category, urgency, importance, aboutConduct)) : Optional.empty();
    }

    /** What the customer wrote, with the remedy sought. */
    public String statement() {
        return remedySought == null ? description : description + "\n" + remedySought;
    }
}

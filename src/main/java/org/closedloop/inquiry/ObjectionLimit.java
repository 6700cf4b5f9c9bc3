package org.closedloop.inquiry;

import java.time.Instant;
import org.closedloop.cases.ServiceCase;
import org.closedloop.classification.Decisions;
import org.closedloop.classification.Urgency;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Component;

/** Until when a customer may say that the answer was none, as the timer of the model counts it. */
@Component
class ObjectionLimit {

    private final Decisions decisions;
    private final WorkCalendar calendar;

    ObjectionLimit(Decisions decisions, WorkCalendar calendar) {
        this.decisions = decisions;
        this.calendar = calendar;
    }

    Instant after(ServiceCase file, Instant told) {
        Urgency urgency = file.urgency() == null ? Urgency.normal : file.urgency();
        return calendar.due(told, decisions.serviceLevel("answerObjection", urgency));
    }
}

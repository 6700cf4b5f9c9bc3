package org.closedloop.inquiry;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.TaskInput;
import org.springframework.stereotype.Component;

/** Takes over the answer, or that it is a complaint or a fault, or that others know more (R-006, R-024, R-261, C-08). */
@Component
class AnswerInquiry implements TaskListener {

    private final InquirySteps steps;

    AnswerInquiry(InquirySteps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        AnsweredInquiry answered = AnsweredInquiry.read(TaskInput.take(task, AnsweredInquiry.FIELDS));
        String reference = InquiryProcess.CASE_REFERENCE.from(task);
        int round = InquiryProcess.ROUND.from(task);
        InquiryProcess.TEAM.set(task, steps.take(reference, round, answered).team());
        InquiryProcess.PASSED_ON.set(task, answered.passTo() != null);
        InquiryProcess.CATEGORY.set(task, answered.category().name());
        InquiryProcess.TURNED_INTO.set(task, answered.turn().name());
    }
}

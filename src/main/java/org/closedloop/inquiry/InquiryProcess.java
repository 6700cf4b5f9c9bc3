package org.closedloop.inquiry;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.closedloop.cases.ServiceCase;
import org.closedloop.engine.CaseVariables;
import org.closedloop.engine.ProcessVariable;
import org.springframework.stereotype.Component;

/** Contract and façade of {@code serviceInquiry}. */
@Component
class InquiryProcess implements CaseVariables {

    static final String KEY = "serviceInquiry";
    static final String ANSWER_JUDGED = "inquiry.answerJudged";

    static final ProcessVariable<String> URGENCY = ProcessVariable.text("urgency");
    static final ProcessVariable<String> TURNED_INTO = ProcessVariable.text("turnedInto");
    static final ProcessVariable<Boolean> PASSED_ON = ProcessVariable.flag("passedOn");
    static final ProcessVariable<Boolean> LAST_ANSWER = ProcessVariable.flag("lastAnswer");
    static final ProcessVariable<Boolean> ANSWER_ACCEPTED = ProcessVariable.flag("answerAccepted");
    // what the message from outside may carry; absent: the question is still open, so that nothing is closed by mistake
    static final ProcessVariable<Boolean> SENT_VERDICT = ProcessVariable.flag("questionAnswered");

    private final RuntimeService runtime;

    InquiryProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    void start(ServiceCase filed, String tier) {
        runtime.startProcessInstanceByKey(KEY, filed.reference(), Map.of(CASE_REFERENCE.name(), filed.reference(), ROUND.name(), filed.round(),
                PRIORITY.name(), filed.priority(), CUSTOMER_TIER.name(), tier));
    }

    boolean judge(String reference, boolean answered) {
        return !runtime.createMessageCorrelation(ANSWER_JUDGED).processInstanceBusinessKey(reference)
                .setVariables(SENT_VERDICT.of(answered)).correlateAllWithResult().isEmpty();
    }

    boolean awaitsVerdict(String reference) {
        return runtime.createExecutionQuery().processInstanceBusinessKey(reference).messageEventSubscriptionName(ANSWER_JUDGED).count() > 0;
    }
}

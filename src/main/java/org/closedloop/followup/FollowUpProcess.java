package org.closedloop.followup;

import org.camunda.bpm.engine.RuntimeService;
import org.closedloop.engine.CaseVariables;
import org.closedloop.engine.ProcessVariable;
import org.springframework.stereotype.Component;

/** Contract and façade of {@code satisfactionFollowUp}. */
@Component
class FollowUpProcess implements CaseVariables {

    static final String KEY = "satisfactionFollowUp";
    static final String SURVEY_ANSWERED = "followup.surveyAnswered";

    static final ProcessVariable<Boolean> FINDINGS_ONLY = ProcessVariable.flag("findingsOnly");
    static final ProcessVariable<Boolean> CALL_AGAIN = ProcessVariable.flag("callAgain");
    static final ProcessVariable<Boolean> ANSWER_KEPT = ProcessVariable.flag("answerKept");
    static final ProcessVariable<Boolean> SOLVED = ProcessVariable.flag("solved");
    static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    static final ProcessVariable<Integer> SCORE = ProcessVariable.number("score");

    // a sheet that the caller brings along; absent or null: none
    static final ProcessVariable<Integer> VISIT_SCORE = ProcessVariable.number("visitScore");
    static final ProcessVariable<Integer> VISIT_ATTITUDE = ProcessVariable.number("visitAttitude");

    private final RuntimeService runtime;

    FollowUpProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    void surveyAnswered(String reference) {
        runtime.createMessageCorrelation(SURVEY_ANSWERED).processInstanceBusinessKey(reference).correlateAllWithResult();
    }
}

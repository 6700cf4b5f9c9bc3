package org.closedloop.complaint;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.closedloop.cases.ServiceCase;
import org.closedloop.engine.CaseVariables;
import org.closedloop.engine.ProcessVariable;
import org.springframework.stereotype.Component;

/** Contract and façade of {@code complaintHandling}. */
@Component
class ComplaintProcess implements CaseVariables {

    static final String KEY = "complaintHandling";
    static final String QUALITY_REVIEW_KEY = "majorQualityReview";

    static final ProcessVariable<String> URGENCY = ProcessVariable.text("urgency");
    static final ProcessVariable<String> IMPORTANCE = ProcessVariable.text("importance");
    static final ProcessVariable<Boolean> CLASSIFICATION_SURE = ProcessVariable.flag("classificationSure");
    /** Named like the field of confirmClassification, which it fills in; completing the task takes it away. */
    static final ProcessVariable<Boolean> PROPOSED_ABOUT_CONDUCT = ProcessVariable.flag("aboutConduct");
    static final ProcessVariable<Boolean> SOLVED_AT_ONCE = ProcessVariable.flag("solvedAtOnce");
    static final ProcessVariable<Boolean> SUBSTANTIATED = ProcessVariable.flag("substantiated");
    static final ProcessVariable<Boolean> MAJOR_QUALITY = ProcessVariable.flag("majorQuality");
    // not named like the fields of the forms: an answer of an earlier pass would fill in for a missing one; nor like a bean: it would
    // hide it
    static final ProcessVariable<Boolean> UNSOLVABLE = ProcessVariable.flag("beyondTheTeam");
    static final ProcessVariable<Boolean> PROPOSAL_ACCEPTED = ProcessVariable.flag("offerAccepted");
    static final ProcessVariable<Boolean> CUSTOMER_AGREED = ProcessVariable.flag("agreedByCustomer");
    static final ProcessVariable<Boolean> APPROVAL_NEEDED = ProcessVariable.flag("approvalNeeded");
    static final ProcessVariable<Boolean> APPROVED = ProcessVariable.flag("compensationApproved");
    static final ProcessVariable<String> SOLUTION_TYPE = ProcessVariable.text("agreedSolutionType");
    static final ProcessVariable<String> EXECUTING_TEAM = ProcessVariable.text("assignedTeam");
    static final ProcessVariable<Boolean> CUSTOMER_WRITTEN_TO = ProcessVariable.flag("customerWrittenTo");
    static final ProcessVariable<Boolean> FINDINGS_ONLY = ProcessVariable.flag("findingsOnly");
    static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    static final ProcessVariable<Integer> SCORE = ProcessVariable.number("score");
    static final ProcessVariable<String> REDIAGNOSIS_GROUP = ProcessVariable.text("rediagnosisGroup");
    static final ProcessVariable<Boolean> CLOSE_UNRESOLVED = ProcessVariable.flag("endUnresolved");

    private final RuntimeService runtime;

    ComplaintProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    void start(ServiceCase filed, String tier) {
        runtime.startProcessInstanceByKey(KEY, filed.reference(), Map.of(CASE_REFERENCE.name(), filed.reference(), ROUND.name(), filed.round(),
                PRIORITY.name(), filed.priority(), CUSTOMER_TIER.name(), tier));
    }

    /** Starts the review of a major quality problem beside the loop, without holding it. */
    void startQualityReview(VariableScope scope) {
        runtime.startProcessInstanceByKey(QUALITY_REVIEW_KEY, CASE_REFERENCE.from(scope), Map.of(
                CASE_REFERENCE.name(), CASE_REFERENCE.from(scope), ROUND.name(), ROUND.from(scope), CATEGORY.name(), CATEGORY.from(scope),
                PRIORITY.name(), PRIORITY.from(scope), TEAM.name(), TEAM.from(scope), CUSTOMER_TIER.name(), CUSTOMER_TIER.from(scope)));
    }

    boolean qualityReviewStarted(String reference) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(QUALITY_REVIEW_KEY).processInstanceBusinessKey(reference).count() > 0;
    }
}

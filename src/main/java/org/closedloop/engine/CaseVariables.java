package org.closedloop.engine;

/** The variables that every process of the product carries; those without a user task do with the first two. */
public interface CaseVariables {

    ProcessVariable<String> CASE_REFERENCE = ProcessVariable.text("caseReference");
    ProcessVariable<Integer> ROUND = ProcessVariable.number("round");
    ProcessVariable<String> CATEGORY = ProcessVariable.text("category");
    ProcessVariable<Integer> PRIORITY = ProcessVariable.number("priority");
    ProcessVariable<String> TEAM = ProcessVariable.text("team");
    ProcessVariable<String> CUSTOMER_TIER = ProcessVariable.text("customerTier");
}

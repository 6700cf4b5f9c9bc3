package org.closedloop.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Names the messages of a process that may be called by another: the customer's word about a case reaches the process that was
 * started for it, which ends or keeps what it called. Two that listen to one name by one business key would make it ambiguous.
 */
@Component("calls")
public class Calls {

    /** Nothing for a process of its own; for a called one an ending that nobody sends. */
    public String suffix(DelegateExecution execution) {
        return execution.getSuperExecution() == null ? "" : ".called";
    }
}

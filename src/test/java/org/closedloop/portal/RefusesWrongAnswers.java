package org.closedloop.portal;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.closedloop.engine.InvalidInput;

/** Named in guardTrial.bpmn. */
public class RefusesWrongAnswers implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        if ("wrong".equals(task.getVariable("answer"))) {
            throw new InvalidInput("answer", "please answer rightly");
        }
    }
}

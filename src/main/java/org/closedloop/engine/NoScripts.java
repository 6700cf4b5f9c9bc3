package org.closedloop.engine;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Refuses models with scripts when they are deployed: there is no script engine, and there shall be none. */
class NoScripts extends AbstractBpmnParseListener {

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        check(root, "model");
    }

    private static void check(Element element, String inside) {
        String here = element.attribute("id") == null ? inside : element.attribute("id");
        if (element.getTagName().equals("script") || element.getTagName().equals("scriptTask") || isScriptedCondition(element)) {
            throw new BadUserRequestException("Scripts are not allowed in models, use a decision table or a delegate: see " + here);
        }
        element.elements().forEach(child -> check(child, here));
    }

    private static boolean isScriptedCondition(Element element) {
        return (element.getTagName().equals("conditionExpression") || element.getTagName().equals("condition"))
                && element.attribute("language") != null;
    }
}

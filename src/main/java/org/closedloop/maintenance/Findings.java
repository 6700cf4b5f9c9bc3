package org.closedloop.maintenance;

import org.closedloop.engine.TaskInput;
import org.closedloop.repair.VisitRecord;
import org.closedloop.repair.Visits;

/** Reads what the engineer entered; a problem, and an item that was left out, need words. */
final class Findings {

    private Findings() {
    }

    static Visits.Findings read(TaskInput input) {
        String items = input.isFlag("itemsDone") ? null : input.text("itemsDone");
        boolean all = items != null || input.flag("itemsDone");
        VisitRecord.Problem problem = problem(input);
        boolean wordsNeeded = problem != VisitRecord.Problem.none || !all;
        String findings = wordsNeeded ? input.text("findings") : input.optionalText("findings").orElse(null);
        return new Visits.Findings(all, items, problem, findings, input.optionalText("advice").orElse(null));
    }

    private static VisitRecord.Problem problem(TaskInput input) {
        if (!input.flag("problemFound")) {
            return VisitRecord.Problem.none;
        }
        return input.flag("removed") ? VisitRecord.Problem.removed : VisitRecord.Problem.memorandum;
    }
}

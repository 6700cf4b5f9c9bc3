package org.closedloop.knowledge;

import java.util.UUID;
import org.closedloop.cases.RootCause;
import org.closedloop.classification.Category;

/** What a case that ended well teaches, without what names its customer. */
record Proposal(UUID caseId, int round, Integer score, String language, Category category, RootCause rootCause, String productModel,
        String problem, String cause, String solution, String by) {}

package org.closedloop.cases;

import java.time.Instant;
import org.closedloop.classification.Category;

/** A matter like another that was solved to the customer's satisfaction; nothing in it says whose it was. */
public record SimilarCase(String reference, Category category, String productModel, Instant closedAt, SolutionType solutionType,
        RootCause rootCause, String solution, String result) {}

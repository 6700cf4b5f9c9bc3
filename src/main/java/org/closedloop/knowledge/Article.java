package org.closedloop.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.closedloop.cases.RootCause;
import org.closedloop.classification.Category;

/**
 * A problem with its cause and solution, from the case that taught it.
 *
 * @param number what people call it
 * @param caseReference the case it comes from, null if somebody wrote it without one
 * @param round the round in which that case was solved
 * @param score what the customer gave it, null if nobody asked
 * @param trainingTopic what it is to be taught under, if it is
 * @param reviewBy when it is to be looked at again; null before it is published, unless somebody said so
 * @param version counts changes, so that two editors lose nothing
 * @param used how often it was used for a case; helped and failed: how often the customer was satisfied then, or not
 */
public record Article(UUID id, long number, ArticleState state, String language, Category category, RootCause rootCause,
        String productModel,
        String problem, String cause, String solution, String caseReference, Integer round, Integer score, String trainingTopic,
        Instant proposedAt, Instant updatedAt, String updatedBy, Instant publishedAt, LocalDate reviewBy, int version, int used, int helped,
        int failed) {

    private static final int TITLE = 80;

    /** The beginning of the problem, on one line. */
    public String title() {
        String line = problem.strip().lines().findFirst().orElse("");
        int length = line.codePointCount(0, line.length());
        return length <= TITLE ? line : line.substring(0, line.offsetByCodePoints(0, TITLE)) + " …";
    }

    public boolean isPublished() {
        return state == ArticleState.published;
    }
}

package org.closedloop.knowledge;

import java.time.LocalDate;
import org.closedloop.classification.Category;

/**
 * What an editor writes.
 *
 * @param version of the article as the editor read it; 0 for a new one
 */
public record Draft(String language, Category category, String productModel, String problem, String cause, String solution,
        String trainingTopic, LocalDate reviewBy, int version) {}

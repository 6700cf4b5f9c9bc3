package org.closedloop.knowledge;

/**
 * An article that may answer a question.
 *
 * @param match how much of what was asked it says, 0 to 1
 */
public record Found(Article article, double match) {}

package org.closedloop.portal;

import java.time.Instant;
import java.util.List;
import org.closedloop.classification.Category;

/** What a card of Tasklist says about the case behind its task; nothing of it is personal. */
record TaskCard(String taskId, String reference, Integer round, Category category, Instant dueAt) {

    /**
     * The cards of one page of tasks.
     *
     * @param now the product's time, by which the cards count what is left
     */
    record Deck(Instant now, List<TaskCard> cards) {}
}

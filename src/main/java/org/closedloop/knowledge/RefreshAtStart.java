package org.closedloop.knowledge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** After the list of synonyms was changed, articles are found by the new one: looked at again at the next start, in small steps. */
@Component
class RefreshAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshAtStart.class);
    private static final int AT_A_TIME = 200;

    private final KnowledgeIndex index;

    RefreshAtStart(KnowledgeIndex index) {
        this.index = index;
    }

    @EventListener(ApplicationReadyEvent.class)
    void refresh() {
        int all = 0;
        for (int done = index.refresh(AT_A_TIME); done > 0; done = index.refresh(AT_A_TIME)) {
            all += done;
        }
        if (all > 0) {
            LOG.info("{} articles are found by the new list of synonyms", all);
        }
    }
}

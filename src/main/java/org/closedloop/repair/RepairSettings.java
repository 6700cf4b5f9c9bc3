package org.closedloop.repair;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rules of repairs that are no decision table's.
 *
 * @param repeatWindow for how long after a repair the same fault counts as a repeat of it
 */
@ConfigurationProperties("closedloop.repair")
record RepairSettings(@DefaultValue("90d") Duration repeatWindow) {

    RepairSettings {
        if (repeatWindow.isNegative()) {
            throw new IllegalArgumentException("closedloop.repair.repeat-window: write for example 90d");
        }
    }
}

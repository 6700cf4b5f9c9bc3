package org.closedloop.maintenance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code closedloop.maintenance.*}.
 *
 * @param sweep when is looked for plans that are due: seconds, minutes, hours, day, month, weekday (UTC); or {@code never}
 * @param ahead how long before its day a visit is opened, so that a time can be agreed
 */
@ConfigurationProperties("closedloop.maintenance")
record MaintenanceSettings(@DefaultValue("0 0 1 * * ?") String sweep, @DefaultValue("14d") Duration ahead) {

    MaintenanceSettings {
        if (ahead.isNegative() || ahead.toDays() > 366) {
            throw new IllegalArgumentException("closedloop.maintenance.ahead: write for example 14d, at most 366d");
        }
    }
}

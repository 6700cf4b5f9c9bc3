package org.closedloop.watch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code closedloop.watch.*}.
 *
 * @param sweep when stalled loops become incidents: seconds, minutes, hours, day, month, weekday; or {@code never}
 */
@ConfigurationProperties("closedloop.watch")
record WatchSettings(@DefaultValue("0/20 * * * * ?") String sweep) {
}

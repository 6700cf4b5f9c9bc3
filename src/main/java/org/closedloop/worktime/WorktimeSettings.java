package org.closedloop.worktime;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and when the business works (C-05, G-16).
 *
 * @param region    which calendar files apply, {@code <region>-<year>.csv}
 * @param hours     working hours of a normal working day, for example {@code 09:00-12:00}
 * @param calendars a directory with further calendar files, or null; a file in it replaces a shipped one of the same name
 */
@ConfigurationProperties("closedloop.worktime")
public record WorktimeSettings(@DefaultValue("Asia/Shanghai") ZoneId zone,
                               @DefaultValue("cn") String region,
                               @DefaultValue({"09:00-12:00", "13:30-18:00"}) List<String> hours,
                               Path calendars) {

    public WorktimeSettings {
        if (!region.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException("closedloop.worktime.region: '" + region + "' is not a region, write for example cn");
        }
        hours = List.copyOf(hours);
    }
}

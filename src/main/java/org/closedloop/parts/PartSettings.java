package org.closedloop.parts;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code closedloop.parts.*}.
 *
 * @param warehouses their codes; the first is the usual one
 * @param stocktake when stock is counted (R-207 leaves the period open): seconds, minutes, hours, day, month, weekday; or {@code never}
 */
@ConfigurationProperties("closedloop.parts")
public record PartSettings(@DefaultValue("main") List<String> warehouses, @DefaultValue("0 0 1 1 * ?") String stocktake) {

    public PartSettings {
        if (warehouses.isEmpty() || !warehouses.stream().allMatch(code -> code.matches("[a-z][a-z0-9-]{0,29}"))) {
            throw new IllegalArgumentException("closedloop.parts.warehouses: short codes in small letters, at least one");
        }
    }

    String usualWarehouse() {
        return warehouses.get(0);
    }
}

package org.closedloop;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Closed Loop: complaints and repairs as loops that end only when the customer confirms. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ClosedLoopApplication {

    public static void main(String[] args) {
        // the engine keeps timestamps without zone in the JVM's zone: any zone with daylight saving would shift timers
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(ClosedLoopApplication.class, args);
    }
}

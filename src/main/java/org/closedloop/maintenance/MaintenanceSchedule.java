package org.closedloop.maintenance;

import org.springframework.stereotype.Component;

/** When plans are looked through, for the start event of {@code periodicMaintenance.bpmn}; read when the model is deployed. */
@Component("maintenanceSchedule")
public class MaintenanceSchedule {

    /** a date that this software will not see */
    private static final String NEVER = "R1/2999-01-01T00:00:00/P1Y";

    private final MaintenanceSettings settings;

    MaintenanceSchedule(MaintenanceSettings settings) {
        this.settings = settings;
    }

    public String getCycle() {
        return settings.sweep().equals("never") ? NEVER : settings.sweep();
    }
}

package org.closedloop.maintenance;

import org.closedloop.engine.StartCycle;
import org.springframework.stereotype.Component;

/** When plans are looked through, for the start event of {@code periodicMaintenance.bpmn}; read when the model is deployed. */
@Component("maintenanceSchedule")
public class MaintenanceSchedule {

    private final MaintenanceSettings settings;

    MaintenanceSchedule(MaintenanceSettings settings) {
        this.settings = settings;
    }

    public String getCycle() {
        return StartCycle.of(settings.sweep());
    }
}

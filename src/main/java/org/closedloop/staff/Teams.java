package org.closedloop.staff;

import java.util.List;

/** The groups of the public contract, which are the teams a person can belong to and the engine's groups alike. */
public final class Teams {

    public static final String CUSTOMER_SERVICE = "customer-service";
    public static final String TECHNICAL_SUPPORT = "technical-support";
    public static final String QUALITY = "quality";
    public static final String SALES = "sales";
    public static final String LOGISTICS = "logistics";
    public static final String PURCHASING = "purchasing";
    public static final String WAREHOUSE = "warehouse";
    public static final String DISPATCH = "dispatch";
    public static final String FIELD_ENGINEERS = "field-engineers";
    public static final String WORKSHOP = "workshop";
    public static final String SERVICE_SUPERVISORS = "service-supervisors";
    public static final String MANAGEMENT = "management";
    public static final String PROCESS_OWNERS = "process-owners";
    /** Counts as staff and as management everywhere; given and taken in Camunda Admin only. */
    public static final String ADMINISTRATORS = "camunda-admin";

    public static final List<String> ALL = List.of(CUSTOMER_SERVICE, TECHNICAL_SUPPORT, QUALITY, SALES, LOGISTICS, PURCHASING, WAREHOUSE,
            DISPATCH, FIELD_ENGINEERS, WORKSHOP, SERVICE_SUPERVISORS, MANAGEMENT, PROCESS_OWNERS, ADMINISTRATORS);

    private Teams() {
    }
}

package org.closedloop.portal;

import org.closedloop.cases.ServiceCase;

/**
 * What a case is about: a complaint, a fault or an inquiry, which the page, the API and staff bring to us alike, or maintenance
 * that was planned. The names are the types of cases.
 */
enum Matter {

    complaint, repair, inquiry, maintenance;

    /** Its name in addresses, where there are several. */
    String plural() {
        return this == inquiry ? "inquiries" : name() + "s";
    }

    static Matter of(ServiceCase file) {
        return valueOf(file.type());
    }
}

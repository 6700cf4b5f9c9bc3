package org.closedloop.portal;

import org.closedloop.cases.ServiceCase;

/**
 * What a case is about: a complaint or a fault, which the page, the API and staff bring to us alike, or maintenance that was planned.
 * The names are the types of cases.
 */
enum Matter {

    complaint, repair, maintenance;

    static Matter of(ServiceCase file) {
        return valueOf(file.type());
    }
}

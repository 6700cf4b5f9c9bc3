package org.closedloop.portal;

import org.closedloop.cases.ServiceCase;

/** What can be brought to us by the page, the API and staff alike: a complaint or a fault. The names are the types of cases. */
enum Matter {

    complaint, repair;

    static Matter of(ServiceCase file) {
        return valueOf(file.type());
    }
}

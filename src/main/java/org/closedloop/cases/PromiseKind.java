package org.closedloop.cases;

/** The dated obligations of a round. */
public enum PromiseKind {
    firstResponse, verification, rediagnosis, promisedDate, callBack, repairConfirmation, handling, appointment, visitAgreement,
    serviceReply
}

package org.closedloop.inquiry;

/** With what a customer turns to us when nothing went wrong, spelled as the API spells it. */
public enum InquiryKind { consultation, suggestion, serviceInformation }

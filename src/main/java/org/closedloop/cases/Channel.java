package org.closedloop.cases;

/** How a matter reached us, spelled as the public contract spells it. */
public enum Channel { web, phone, email, letter, fax, visit, store, online }

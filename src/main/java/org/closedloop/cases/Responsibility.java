package org.closedloop.cases;

/** Whose responsibility the matter is. */
public enum Responsibility { manufacturer, supplier, logistics, installer, staff, customer, unclear }

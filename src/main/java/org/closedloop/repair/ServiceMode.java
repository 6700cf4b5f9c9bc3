package org.closedloop.repair;

/** How a repair is carried out: by guidance from afar, at the customer's, or in the workshop. */
public enum ServiceMode { remote, onsite, workshop }

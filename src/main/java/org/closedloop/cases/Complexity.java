package org.closedloop.cases;

/** How complex a matter is; it chooses the kind of solution, not the priority (R-065, C-10). */
public enum Complexity { simple, medium, complex }

package org.closedloop.cases;

/** Why it happened, known after verification or diagnosis; also that more was expected than was promised. */
public enum RootCause {
    design, manufacture, material, assembly, transport, installation, misuse, wear, staff, information, expectation, software, unknown
}

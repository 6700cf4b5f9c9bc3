package org.closedloop.cases;

/** Why it happened, known after verification. */
public enum RootCause { design, manufacture, material, assembly, transport, installation, misuse, wear, staff, information, software, unknown }

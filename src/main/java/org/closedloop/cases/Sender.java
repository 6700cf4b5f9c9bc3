package org.closedloop.cases;

/** Who wrote to us: the user, a salesperson or an agent. */
public enum Sender { customer, salesperson, agent }

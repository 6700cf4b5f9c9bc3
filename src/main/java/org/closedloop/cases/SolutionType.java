package org.closedloop.cases;

/** What kind of solution the customer agreed to. */
public enum SolutionType { explanation, technicalSupport, repair, replacement, returnGoods, compensation }

package org.closedloop.cases;

/** What a complaint is about by nature: the product, the service, or somebody's integrity. */
public enum Nature { product, service, integrity }

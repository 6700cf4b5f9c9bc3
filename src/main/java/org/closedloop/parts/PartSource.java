package org.closedloop.parts;

/** Where a part comes from, in the order in which the sources are tried (C-22). */
public enum PartSource { ownStock, manufacturerContract, purchase }

/** Typed front of the decision tables, and the only reader of a complaint's text that decides anything about it. */
package org.closedloop.classification;

/** The engine as an edge: Camunda's configuration, database, clock, guards and the base of process contracts. Knows no feature. */
package org.closedloop.engine;

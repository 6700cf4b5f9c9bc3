/** The demonstration: users, sample data, a mailbox and a time machine. Exists in the profile {@code demo} only; nobody knows it. */
package org.closedloop.demo;

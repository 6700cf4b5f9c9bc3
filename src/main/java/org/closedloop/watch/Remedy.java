package org.closedloop.watch;

/** What helps a stalled loop. */
public enum Remedy { retry, reassign, resend, remind, reopen }

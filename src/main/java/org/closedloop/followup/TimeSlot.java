package org.closedloop.followup;

/** The time of day of a call, spelled as the public contract spells it. */
enum TimeSlot { morning, afternoon, evening }

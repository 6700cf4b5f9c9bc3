package org.closedloop.reporting;

/** What of a month's report goes to whom: the statistics to marketing, with corrective measures to the technical centre. */
enum ReportPart { marketing, technicalCentre }

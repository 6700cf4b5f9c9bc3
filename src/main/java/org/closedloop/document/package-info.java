/** Papers: what is told in tables and bars, as PDF, spreadsheet or list. Knows no feature. */
package org.closedloop.document;

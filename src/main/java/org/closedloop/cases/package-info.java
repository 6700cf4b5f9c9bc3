/** The register: cases with their rounds, promises, timeline and attachments. The only writer of a case's state. */
package org.closedloop.cases;

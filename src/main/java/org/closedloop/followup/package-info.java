/** Satisfaction follow-up: survey invitations, answers and call-backs. */
package org.closedloop.followup;

/** What people are told: letters from templates, a transactional outbox, e-mail and short messages. The only sender to people. */
package org.closedloop.notification;

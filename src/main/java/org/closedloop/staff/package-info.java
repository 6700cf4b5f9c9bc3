/** Who works here: mail, language, teams, absence and substitutes; keeps the engine's users and groups in step. */
package org.closedloop.staff;

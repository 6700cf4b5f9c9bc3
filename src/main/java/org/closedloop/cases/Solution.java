package org.closedloop.cases;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What is to be done for the customer, with the time, resources and steps it takes.
 *
 * @param promisedOn the date told to the customer
 * @param executingTeam the team that carries it out; null for the responsible team itself
 * @param proposal what the team proposes when it cannot solve the matter
 */
public record Solution(SolutionType type, String solution, String resources, String steps, LocalDate promisedOn, String executingTeam,
        BigDecimal compensationAmount, String proposal) {}

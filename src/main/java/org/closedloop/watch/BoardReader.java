package org.closedloop.watch;

import java.util.Set;

/**
 * Whose eyes a list of work is for: what the engine opens to them, and the work of those for whom they stand in today.
 *
 * @param all whether every task is open to them
 * @param absent for whom they stand in
 * @param absentGroups the teams of those, whose unclaimed tasks would wait otherwise
 */
public record BoardReader(String user, Set<String> groups, boolean all, Set<String> absent, Set<String> absentGroups) {}

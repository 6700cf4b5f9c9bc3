package org.closedloop.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.closedloop.engine.InvalidInput;
import org.closedloop.worktime.WorkCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who works here and who is here today. Every change reaches the engine's users and groups in the same transaction. */
@Service
public class StaffDirectory {

    private final StaffRegister register;
    private final StaffRules rules;
    private final EngineAccounts accounts;
    private final WorkCalendar calendar;
    private final Clock clock;

    StaffDirectory(StaffRegister register, StaffRules rules, EngineAccounts accounts, WorkCalendar calendar, Clock clock) {
        this.register = register;
        this.rules = rules;
        this.accounts = accounts;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<StaffMember> find(String userId) {
        return register.find(userId).filter(StaffEntry::active).map(entry -> entry.asMember(today()));
    }

    /** The members of a team who are here today, ordered by user id; somebody absent is replaced by a substitute who is here. */
    @Transactional(readOnly = true)
    public List<StaffMember> present(String team) {
        LocalDate today = today();
        SortedMap<String, StaffMember> present = new TreeMap<>();
        for (StaffEntry member : register.activeIn(team)) {
            whoActsFor(member, today, register::find).ifPresent(acting -> present.put(acting.userId(), acting.asMember(today)));
        }
        return List.copyOf(present.values());
    }

    /**
     * Who can be sent out by these teams today, ordered by user id: for each member who is absent the substitute who is here, if any. The
     * value says for whom somebody stands in, null for a member of the teams.
     */
    @Transactional(readOnly = true)
    public Map<StaffMember, String> available(Collection<String> teams) {
        LocalDate today = today();
        Map<String, StaffEntry> known = new LinkedHashMap<>();
        register.activeInAnyOrStandingIn(teams).forEach(entry -> known.put(entry.userId(), entry));
        SortedMap<String, String> acting = new TreeMap<>();
        for (StaffEntry member : known.values()) {
            if (member.active() && !Collections.disjoint(member.teams(), teams)) {
                whoActsFor(member, today, userId -> Optional.ofNullable(known.get(userId))).ifPresent(one ->
                        acting.merge(one.userId(), one.equals(member) ? "" : member.userId(), (a, b) -> a.compareTo(b) <= 0 ? a : b));
            }
        }
        Map<StaffMember, String> available = new LinkedHashMap<>();
        acting.forEach((userId, absent) -> available.put(known.get(userId).asMember(today), absent.isEmpty() ? null : absent));
        return available;
    }

    /** Those whose work somebody does today: absent or gone, with this one as the substitute who is here. */
    @Transactional(readOnly = true)
    public List<StaffEntry> standsInFor(String userId) {
        LocalDate today = today();
        Map<String, StaffEntry> known = register.standInsAndWhoHasOne().stream().collect(Collectors.toMap(StaffEntry::userId, entry -> entry));
        return known.values().stream().filter(one -> !one.userId().equals(userId))
                .filter(one -> whoActsFor(one, today, id -> Optional.ofNullable(known.get(id))).filter(acting -> acting.userId().equals(userId)).isPresent())
                .sorted(Comparator.comparing(StaffEntry::userId)).toList();
    }

    /** The names of these users, those who have left included. */
    @Transactional(readOnly = true)
    public Map<String, String> names(Collection<String> userIds) {
        return userIds.isEmpty() ? Map.of() : register.names(userIds);
    }

    @Transactional(readOnly = true)
    public List<StaffMember> everyone() {
        LocalDate today = today();
        return register.all().stream().filter(StaffEntry::active).map(entry -> entry.asMember(today)).toList();
    }

    /** Every entry, of those who have left too, for the staff page. */
    @Transactional(readOnly = true)
    public List<StaffEntry> entries() {
        return register.all();
    }

    @Transactional(readOnly = true)
    public Optional<StaffEntry> entry(String userId) {
        return register.find(userId);
    }

    /** Creates (version 0) or changes an entry. Somebody new cannot sign in until an administrator has set a password. */
    @Transactional
    public StaffEntry save(StaffEntry entry) {
        rules.check(entry);
        if (entry.version() == 0) {
            register.insert(entry);
        } else {
            register.update(entry);
        }
        accounts.follow(entry);
        return register.find(entry.userId()).orElseThrow();
    }

    /** {@code from} null: no absence. */
    @Transactional
    public StaffEntry setAbsence(String userId, LocalDate from, LocalDate until, String substitute) {
        StaffEntry entry = register.find(userId).orElseThrow(() -> new InvalidInput("userId", "the user id of somebody who works here"));
        return save(entry.withAbsence(from, until, substitute));
    }

    private Optional<StaffEntry> whoActsFor(StaffEntry member, LocalDate today,
            Function<String, Optional<StaffEntry>> colleagues) {
        Set<String> asked = new HashSet<>();
        Optional<StaffEntry> candidate = Optional.of(member);
        while (candidate.isPresent() && (candidate.get().absentOn(today) || !candidate.get().active())) {
            String substitute = candidate.get().substitute();
            candidate = substitute != null && asked.add(substitute) ? colleagues.apply(substitute) : Optional.empty();
        }
        return candidate;
    }

    private LocalDate today() {
        return clock.instant().atZone(calendar.zone()).toLocalDate();
    }
}

package org.closedloop.staff;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who gets a letter by a setting: teams, and addresses of people who do not work here, each with its language: {@code head@example.com zh}. */
@Component
public class Readers {

    private final StaffDirectory staff;

    Readers(StaffDirectory staff) {
        this.staff = staff;
    }

    public record Reader(String name, String email, String language) {
    }

    /** Each once, in the order of the entries. */
    public Set<Reader> of(List<String> entries) {
        Set<Reader> readers = new LinkedHashSet<>();
        for (String entry : entries) {
            String[] words = entry.strip().split("\\s+");
            if (words[0].contains("@")) {
                readers.add(new Reader(words[0], words[0], words.length > 1 ? words[1] : "en"));
            } else {
                team(words[0]).forEach(member -> readers.add(new Reader(member.name(), member.email(), member.language())));
            }
        }
        return readers;
    }

    /** Whoever is here; when nobody is, a report waits for them in their mail. */
    private List<StaffMember> team(String team) {
        List<StaffMember> present = staff.present(team);
        return present.isEmpty() ? staff.everyone().stream().filter(one -> one.teams().contains(team)).toList() : present;
    }
}

package org.closedloop.staff;

import java.util.regex.Pattern;
import org.closedloop.engine.InvalidInput;
import org.springframework.stereotype.Component;

/** What a staff entry must look like; a violation names the field. */
@Component
class StaffRules {

    private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._@-]{0,62}");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250})[A-Za-z0-9]");

    private static final Pattern SKILL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/-]{0,39}");
    private static final int MOST_SKILLS = 50;

    private final StaffRegister register;
    private final EngineAccounts accounts;

    StaffRules(StaffRegister register, EngineAccounts accounts) {
        this.register = register;
        this.accounts = accounts;
    }

    void check(StaffEntry entry) {
        require(entry.userId() != null && USER_ID.matcher(entry.userId()).matches(), "userId",
                "letters, digits, dot, dash, underscore and @, at most 63 characters, a letter or digit first");
        checkName(entry.name());
        require(entry.email() != null && EMAIL.matcher(entry.email()).matches(), "email", "one e-mail address");
        require("en".equals(entry.language()) || "zh".equals(entry.language()), "language", "en or zh");
        checkTeams(entry);
        checkAbsence(entry);
        checkFieldwork(entry.fieldwork());
        require(entry.active() || !accounts.isAdministrator(entry.userId()), "active", "an administrator is removed in Camunda Admin first");
    }

    private static void checkName(String name) {
        require(name != null && !name.isEmpty() && name.length() <= 100, "name", "1 to 100 characters");
        require(name.chars().noneMatch(Character::isISOControl), "name", "no line breaks or control characters");
        // a spreadsheet would take the name for a formula
        require("=+-@".indexOf(name.charAt(0)) < 0, "name", "does not begin with = + - or @");
    }

    private static void checkFieldwork(Fieldwork fieldwork) {
        require(fieldwork.skills().size() <= MOST_SKILLS && fieldwork.skills().stream().allMatch(skill -> SKILL.matcher(skill).matches()), "skills",
                "at most " + MOST_SKILLS + " codes such as WM-200, WM or electronics, separated by semicolons");
        require(fieldwork.region() == null || fieldwork.region().length() <= 100 && fieldwork.region().chars().noneMatch(Character::isISOControl)
                && "=+-@".indexOf(fieldwork.region().charAt(0)) < 0, "region", "at most 100 characters, not beginning with = + - or @");
        require((fieldwork.hoursFrom() == null) == (fieldwork.hoursUntil() == null), "hoursUntil", "both ends of the daily hours, or none");
        require(fieldwork.hoursFrom() == null || fieldwork.hoursFrom().isBefore(fieldwork.hoursUntil()), "hoursUntil", "later than hoursFrom");
    }

    private void checkTeams(StaffEntry entry) {
        entry.teams().forEach(team -> require(Teams.ALL.contains(team), "teams", "only teams out of " + String.join(", ", Teams.ALL)));
        require(entry.teams().contains(Teams.ADMINISTRATORS) == accounts.isAdministrator(entry.userId()), "teams",
                "camunda-admin is given and taken in Camunda Admin only");
    }

    private void checkAbsence(StaffEntry entry) {
        require(entry.absentUntil() == null || entry.absentFrom() != null, "absentFrom", "needed when absentUntil is given");
        require(entry.absentUntil() == null || !entry.absentUntil().isBefore(entry.absentFrom()), "absentUntil", "not before absentFrom");
        String substitute = entry.substitute();
        require(substitute == null || !substitute.equals(entry.userId()), "substitute", "somebody else");
        require(substitute == null || register.find(substitute).filter(StaffEntry::active).isPresent(), "substitute",
                "the user id of somebody who works here");
    }

    private static void require(boolean holds, String field, String expected) {
        if (!holds) {
            throw new InvalidInput(field, expected);
        }
    }
}

package org.closedloop.reporting;

import java.util.Currency;
import java.util.List;
import org.closedloop.staff.Teams;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code closedloop.reporting.*}.
 *
 * @param sweep when is looked for months that are over and have no report: seconds, minutes, hours, day, month, weekday (UTC); or {@code never}
 * @param currency what the costs of a month are added up in; {@code exchangeRate.dmn} says what others are worth in it
 * @param marketing who gets the statistics: a team, or an e-mail address with its language: {@code head@example.com zh}
 * @param technicalCentre who gets the report with corrective measures
 */
@ConfigurationProperties("closedloop.reporting")
record ReportingSettings(@DefaultValue("0 5 16 * * ?") String sweep, @DefaultValue("CNY") String currency, @DefaultValue("sales") List<String> marketing,
        @DefaultValue({"technical-support", "management"}) List<String> technicalCentre) {

    ReportingSettings {
        Currency.getInstance(currency);
        check("marketing", marketing);
        check("technical-centre", technicalCentre);
    }

    /** A reader who does not exist is noticed at the start, not on the 3rd of a month. */
    private static void check(String setting, List<String> readers) {
        boolean good = !readers.isEmpty() && readers.stream().allMatch(reader -> reader.matches("\\s*\\S+@\\S+(\\s+(en|zh))?\\s*") || Teams.ALL.contains(reader.strip()));
        if (!good) {
            throw new IllegalArgumentException("closedloop.reporting." + setting + ": write teams, or addresses with a language: head@example.com zh");
        }
    }
}

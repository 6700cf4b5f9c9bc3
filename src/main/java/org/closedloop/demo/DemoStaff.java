package org.closedloop.demo;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.closedloop.staff.Accounts;
import org.closedloop.staff.Fieldwork;
import org.closedloop.staff.StaffDirectory;
import org.closedloop.staff.StaffEntry;
import org.closedloop.staff.Teams;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One user per group, engineers and an administrator, all with the password {@code demo}. What exists is left as it is. */
@Component
@Profile("demo")
class DemoStaff implements SmartInitializingSingleton {

    private static final String PASSWORD = "demo";
    private static final List<Person> PEOPLE = List.of(
            new Person(Teams.CUSTOMER_SERVICE, "Chen Jing", "en", Teams.CUSTOMER_SERVICE),
            new Person(Teams.TECHNICAL_SUPPORT, "Thomas Keller", "en", Teams.TECHNICAL_SUPPORT),
            new Person(Teams.QUALITY, "Zhao Min", "zh", Teams.QUALITY),
            new Person(Teams.SALES, "Anna Lindqvist", "en", Teams.SALES),
            new Person(Teams.LOGISTICS, "Sun Lei", "zh", Teams.LOGISTICS),
            new Person(Teams.PURCHASING, "Huang Yan", "zh", Teams.PURCHASING),
            new Person(Teams.WAREHOUSE, "Ma Tao", "zh", Teams.WAREHOUSE),
            new Person(Teams.DISPATCH, "Priya Nair", "en", Teams.DISPATCH),
            new Person(Teams.WORKSHOP, "Guo Qiang", "zh", Teams.WORKSHOP, work("Beijing", "WM", "electronics")),
            new Person(Teams.SERVICE_SUPERVISORS, "Maria Santos", "en", Teams.SERVICE_SUPERVISORS),
            new Person(Teams.MANAGEMENT, "Zhou Ying", "en", Teams.MANAGEMENT),
            new Person(Teams.PROCESS_OWNERS, "David Okafor", "en", Teams.PROCESS_OWNERS),
            new Person("engineer-li", "Li Wei", "zh", Teams.FIELD_ENGINEERS, work("Beijing", "WM", "WM-200")),
            new Person("engineer-wang", "Wang Fang", "en", Teams.FIELD_ENGINEERS, work("Shanghai", "WM", "XP", "electronics", Fieldwork.SENIOR)),
            new Person("admin", "Administrator", "en", Teams.ADMINISTRATORS));

    private final Accounts accounts;
    private final StaffDirectory directory;
    private final TransactionTemplate transaction;

    DemoStaff(Accounts accounts, StaffDirectory directory, PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.directory = directory;
        this.transaction = new TransactionTemplate(transactions);
    }

    private static Fieldwork work(String region, String... skills) {
        return new Fieldwork(new TreeSet<>(Set.of(skills)), region, LocalTime.of(8, 0), LocalTime.of(20, 0));
    }

    private record Person(String userId, String name, String language, String team, Fieldwork work) {

        Person(String userId, String name, String language, String team) {
            this(userId, name, language, team, Fieldwork.NONE);
        }

        String email() {
            return userId + "@demo.closedloop.example";
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            accounts.ensureGroups();
            PEOPLE.stream().filter(person -> directory.entry(person.userId()).isEmpty()).forEach(this::hire);
        });
    }

    private void hire(Person person) {
        if (person.team().equals(Teams.ADMINISTRATORS)) {
            accounts.ensureAdministrator(person.userId(), person.name(), person.email(), PASSWORD);
        } else {
            accounts.ensureUser(person.userId(), person.name(), person.email(), PASSWORD);
        }
        directory.save(new StaffEntry(person.userId(), person.name(), person.email(), person.language(),
                new TreeSet<>(Set.of(person.team())), null, null, null, true, 0, person.work()));
    }
}

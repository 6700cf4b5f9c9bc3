package org.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.closedloop.engine.InvalidInput;
import org.closedloop.staff.StaffImport.Outcome;
import org.closedloop.worktime.WorkCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The directory on the real engine and database. */
@SpringBootTest(properties = {"closedloop.data-directory=target/staff-data", "camunda.bpm.job-execution.enabled=false"})
class StaffTest {

    @Autowired
    StaffDirectory directory;
    @Autowired
    StaffImport staffImport;
    @Autowired
    Accounts accounts;
    @Autowired
    IdentityService identities;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    WorkCalendar calendar;
    @Autowired
    java.time.Clock clock;
    @Autowired
    PlatformTransactionManager transactions;

    private LocalDate today;

    @BeforeEach
    @AfterEach
    void nobody() {
        today = clock.instant().atZone(calendar.zone()).toLocalDate();
        identities.clearAuthentication();
        jdbc.sql("delete from staff_member").update();
        identities.createUserQuery().list().stream().filter(user -> !user.getId().equals("admin"))
                .forEach(user -> identities.deleteUser(user.getId()));
    }

    @Test
    void makesGroupsAndAdministratorAtStart() {
        assertThat(identities.createGroupQuery().list()).extracting(Group::getId).containsAll(Teams.ALL);
        assertThat(identities.createGroupQuery().groupId("camunda-admin").singleResult().getType()).isEqualTo("SYSTEM");
        assertThat(identities.createGroupQuery().groupId("quality").singleResult().getType()).isEqualTo("WORKFLOW");
        assertThat(identities.checkPassword("admin", "password-of-the-tests")).isTrue();
        assertThat(groups("admin")).containsExactly("camunda-admin");

        accounts.ensureAdministrator("admin", "Administrator", "", "another password");

        assertThat(identities.checkPassword("admin", "password-of-the-tests")).isTrue();
    }

    @Test
    void keepsTheEngineInStep() {
        StaffEntry saved = directory.save(person("mei", "quality", "technical-support"));

        assertThat(groups("mei")).containsExactlyInAnyOrder("quality", "technical-support");
        assertThat(identities.createUserQuery().userId("mei").singleResult().getEmail()).isEqualTo("mei@closedloop.example");
        assertThat(identities.checkPassword("mei", "")).isFalse();

        directory.save(new StaffEntry("mei", "Mei Lin", "mei.lin@closedloop.example", "zh", teams("quality"), null, null, null, true,
                saved.version()));

        assertThat(groups("mei")).containsExactly("quality");
        assertThat(identities.createUserQuery().userId("mei").singleResult().getEmail()).isEqualTo("mei.lin@closedloop.example");
        assertThat(directory.find("mei")).get().isEqualTo(
                new StaffMember("mei", "Mei Lin", "mei.lin@closedloop.example", "zh", teams("quality"), true));
    }

    @Test
    void changesBothOrNeither() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            directory.save(person("mei", "quality"));
            status.setRollbackOnly();
        });

        assertThat(directory.find("mei")).isEmpty();
        assertThat(identities.createUserQuery().userId("mei").count()).isZero();
    }

    @Test
    void letsASupervisorWithoutRightsToUsersEditTheStaff() {
        identities.setAuthentication("some-supervisor", List.of("service-supervisors"));

        directory.save(person("mei", "quality"));

        assertThat(identities.getCurrentAuthentication().getUserId()).isEqualTo("some-supervisor");
        identities.clearAuthentication();
        assertThat(groups("mei")).containsExactly("quality");
    }

    @Test
    void locksOutWhoeverHasLeft() {
        StaffEntry mei = directory.save(person("mei", "quality"));
        identities.deleteUser("mei");
        accounts.ensureUser("mei", "Mei", "mei@closedloop.example", "known");
        assertThat(identities.checkPassword("mei", "known")).isTrue();

        directory.save(new StaffEntry("mei", mei.name(), mei.email(), "en", mei.teams(), null, null, null, false, mei.version()));

        assertThat(identities.checkPassword("mei", "known")).isFalse();
        assertThat(groups("mei")).isEmpty();
        assertThat(directory.find("mei")).isEmpty();
        assertThat(directory.present("quality")).isEmpty();
        assertThat(directory.entry("mei")).isPresent();
    }

    @Test
    void givesNobodyTheAdministratorsRights() {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> directory.save(person("mei", "camunda-admin")))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("teams"));

        directory.save(person("admin", "camunda-admin", "management"));

        assertThat(groups("admin")).containsExactlyInAnyOrder("camunda-admin", "management");
        directory.save(new StaffEntry("admin", "Admin", "admin@closedloop.example", "en", teams("camunda-admin"), null, null, null, true, 1));
        assertThat(groups("admin")).containsExactly("camunda-admin");
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> directory.save(new StaffEntry("admin", "Admin",
                "admin@closedloop.example", "en", teams("camunda-admin"), null, null, null, false, 2)));
    }

    @Test
    void doesNotOverwriteWhatSomebodyElseHasChanged() {
        StaffEntry read = directory.save(person("mei", "quality"));
        directory.setAbsence("mei", today, null, null);

        assertThatThrownBy(() -> directory.save(read)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThatThrownBy(() -> directory.save(person("mei", "quality"))).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void aSubstituteKnowsForWhomUntilTheyAreBack() {
        directory.save(person("an", "quality"));
        directory.save(person("bo", "sales"));
        directory.save(person("cai", "sales"));
        directory.setAbsence("an", today, today, "bo");
        assertThat(directory.standsInFor("bo")).extracting(StaffEntry::userId).containsExactly("an");
        assertThat(directory.standsInFor("cai")).isEmpty();

        directory.setAbsence("bo", today, today, "cai");
        assertThat(directory.standsInFor("bo")).as("absent, too").isEmpty();
        assertThat(directory.standsInFor("cai")).extracting(StaffEntry::userId).containsExactly("an", "bo");

        directory.setAbsence("an", today.plusDays(1), null, "bo");
        directory.setAbsence("bo", null, null, "an");
        assertThat(directory.standsInFor("cai")).isEmpty();
        assertThat(directory.standsInFor("an")).isEmpty();
        assertThat(directory.names(Set.of("an", "nobody"))).containsExactly(Map.entry("an", directory.entry("an").orElseThrow().name()));
    }

    @Test
    void replacesTheAbsentByTheirSubstitutes() {
        directory.save(person("an", "quality"));
        directory.save(person("bo", "quality"));
        directory.save(person("cai", "sales"));
        directory.save(person("deng", "management"));
        assertThat(present("quality")).containsExactly("an", "bo");

        directory.setAbsence("an", today, today, "cai");
        assertThat(present("quality")).containsExactly("bo", "cai");
        assertThat(directory.find("an").orElseThrow().present()).isFalse();

        directory.setAbsence("bo", today.minusDays(3), null, "cai");
        assertThat(present("quality")).containsExactly("cai");

        directory.setAbsence("cai", today, today.plusDays(2), "deng");
        assertThat(present("quality")).containsExactly("deng");

        directory.setAbsence("deng", today, today, "an");
        assertThat(present("quality")).isEmpty();

        directory.setAbsence("an", today.plusDays(1), today.plusDays(5), "cai");
        assertThat(present("quality")).containsExactly("an");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            userId,     'mei lin',  Mei,         a@b.example, en, quality,   ,           ,           ,
            userId,     -mei,       Mei,         a@b.example, en, quality,   ,           ,           ,
            name,       mei,        '',          a@b.example, en, quality,   ,           ,           ,
            name,       mei,        =1+1,        a@b.example, en, quality,   ,           ,           ,
            email,      mei,        Mei,         a.example,   en, quality,   ,           ,           ,
            language,   mei,        Mei,         a@b.example, de, quality,   ,           ,           ,
            teams,      mei,        Mei,         a@b.example, en, cleaning,  ,           ,           ,
            absentFrom, mei,        Mei,         a@b.example, en, quality,   ,           2026-10-01, ,
            absentUntil, mei,       Mei,         a@b.example, en, quality,   2026-10-02, 2026-10-01, ,
            substitute, mei,        Mei,         a@b.example, en, quality,   ,           ,           mei,
            substitute, mei,        Mei,         a@b.example, en, quality,   ,           ,           nobody,
            """)
    void namesTheFieldThatIsWrong(String field, String userId, String name, String email, String language, String team, LocalDate from,
                                  LocalDate until, String substitute) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> directory.save(new StaffEntry(userId, name, email, language, teams(team), from, until, substitute, true, 0)))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void importsGoodRowsAndNamesBadOnes() {
        List<StaffImport.Row> rows = staffImport.read(new StringReader("""
                \uFEFFuserId,name,email,language,teams,absentFrom,absentUntil,substitute
                an,"An, Li",an@closedloop.example,zh,quality; sales,2026-10-01,2026-10-07,bo
                bo,Bo Wen,bo@closedloop.example,en,quality,,,an
                cai,=HYPERLINK(1),cai@closedloop.example,en,quality,,,
                deng,Deng,deng@closedloop.example,en,cleaning,,,
                en,En,en@closedloop.example,en,sales,yesterday,,
                fu,Fu,fu@closedloop.example,en,sales,,,cai
                gao,Gao
                """));

        assertThat(rows).extracting(StaffImport.Row::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(rows).extracting(StaffImport.Row::outcome).containsExactly(Outcome.CREATED, Outcome.CREATED, Outcome.REFUSED,
                Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED);
        assertThat(rows).extracting(StaffImport.Row::column).containsExactly(null, null, "name", "teams", "absentFrom", "substitute", "email");
        assertThat(directory.entry("an")).get().extracting(StaffEntry::name, StaffEntry::teams, StaffEntry::substitute)
                .containsExactly("An, Li", teams("quality", "sales"), "bo");
        assertThat(directory.entry("bo")).get().extracting(StaffEntry::substitute).isEqualTo("an");
        assertThat(groups("an")).containsExactlyInAnyOrder("quality", "sales");

        assertThat(staffImport.read(new StringReader("""
                userId,name,email,language,teams,absentFrom,absentUntil,substitute
                an,An Li,an@closedloop.example,zh,quality,,,
                """))).extracting(StaffImport.Row::outcome).containsExactly(Outcome.CHANGED);
        assertThat(groups("an")).containsExactly("quality");
    }

    @Test
    void knowsSkillsRegionAndHours() {
        StaffEntry saved = directory.save(engineer("mei", "Beijing", "WM-200", "senior"));
        assertThat(directory.find("mei")).get().extracting(StaffMember::fieldwork).isEqualTo(saved.fieldwork())
                .isEqualTo(new Fieldwork(teams("WM-200", "senior"), "Beijing", LocalTime.of(8, 0), LocalTime.of(17, 30)));

        StaffEntry absent = directory.setAbsence("mei", today, today, null);
        assertThat(absent.fieldwork()).isEqualTo(saved.fieldwork());

        assertThat(staffImport.read(new StringReader("""
                userId,name,email,language,teams,absentFrom,absentUntil,substitute
                mei,Mei,mei@closedloop.example,zh,field-engineers,,,
                """))).extracting(StaffImport.Row::outcome).containsExactly(Outcome.CHANGED);
        assertThat(directory.entry("mei").orElseThrow().fieldwork()).as("a list without the columns leaves them").isEqualTo(saved.fieldwork());

        List<StaffImport.Row> rows = staffImport.read(new StringReader("""
                userId,name,email,language,teams,absentFrom,absentUntil,substitute,skills,region,hoursFrom,hoursUntil
                mei,Mei,mei@closedloop.example,zh,field-engineers,,,,XP; electronics,,,
                an,An,an@closedloop.example,zh,field-engineers,,,,XP,Shanghai,22:00,06:00
                bo,Bo,bo@closedloop.example,zh,field-engineers,,,,XP,Shanghai,early,06:00
                """));
        assertThat(rows).extracting(StaffImport.Row::column).containsExactly(null, "hoursUntil", "hoursFrom");
        assertThat(directory.entry("mei").orElseThrow().fieldwork()).isEqualTo(new Fieldwork(teams("XP", "electronics"), null, null, null));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "skills, =1+1, Beijing, 08:00, 17:00", "region, WM, =1+1, 08:00, 17:00", "hoursUntil, WM, -, 08:00, -", "hoursUntil, WM, -, -, 08:00",
        "hoursUntil, WM, -, 17:00, 08:00"})
    void namesWhatIsWrongWithFieldwork(String field, String skill, String region, LocalTime from, LocalTime until) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> directory.save(new StaffEntry("mei", "Mei", "mei@closedloop.example", "en",
                teams("workshop"), null, null, null, true, 0, new Fieldwork(teams(skill), region, from, until))))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource({"WM, WM-200, true", "wm, WM-200, true", "WM-2, WM-200, false", "W, WM-200, false", "WM-200, WM-200, false", "XP, WM-200, false"})
    void aSeriesCoversItsModels(String skill, String model, boolean covered) {
        assertThat(new Fieldwork(teams(skill), null, null, null).coversSeriesOf(model)).isEqualTo(covered);
    }

    @Test
    void offersWhoIsAvailableAndForWhom() {
        directory.save(engineer("an", "Beijing"));
        directory.save(engineer("bo", "Beijing"));
        directory.save(person("cai", "sales"));
        directory.setAbsence("an", today, today, "cai");
        assertThat(available()).containsExactly(Map.entry("bo", ""), Map.entry("cai", "an"));

        directory.setAbsence("an", today, today, "bo");
        assertThat(available()).as("who is a member is no stand-in").containsExactly(Map.entry("bo", ""));

        directory.setAbsence("bo", today, today, null);
        assertThat(available()).isEmpty();
    }

    @Test
    void refusesAFileThatIsNoSuchList() {
        for (String file : List.of("", "a,b\n1,2\n", "userId,name,email,language,teams,absentFrom,absentUntil,substitute\n\"an")) {
            assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> staffImport.read(new StringReader(file)))
                    .satisfies(refused -> assertThat(refused.field()).isEqualTo("file"));
        }
    }

    private StaffEntry person(String userId, String... teams) {
        return new StaffEntry(userId, userId, userId + "@closedloop.example", "en", teams(teams), null, null, null, true, 0);
    }

    private StaffEntry engineer(String userId, String region, String... skills) {
        return new StaffEntry(userId, userId, userId + "@closedloop.example", "en", teams("field-engineers"), null, null, null, true, 0,
                new Fieldwork(teams(skills), region, LocalTime.of(8, 0), LocalTime.of(17, 30)));
    }

    private Map<String, String> available() {
        Map<String, String> available = new LinkedHashMap<>();
        directory.available(List.of("field-engineers", "workshop")).forEach((one, absent) -> available.put(one.userId(), absent == null ? "" : absent));
        return available;
    }

    private List<String> present(String team) {
        return directory.present(team).stream().map(StaffMember::userId).toList();
    }

    private List<String> groups(String userId) {
        return identities.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).toList();
    }

    private static TreeSet<String> teams(String... teams) {
        return new TreeSet<>(Set.of(teams));
    }
}

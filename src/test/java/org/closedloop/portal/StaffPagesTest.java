package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.closedloop.Covers;
import org.closedloop.cases.Channel;
import org.closedloop.cases.Sender;
import org.closedloop.cases.ServiceCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** The staff's own pages. */
class StaffPagesTest extends PortalTest {

    @Autowired
    TaskService tasks;

    @ParameterizedTest
    @ValueSource(strings = {"/staff/cases", "/staff/complaints/new", "/staff/repairs/new", "/staff/inquiries/new",
        "/staff/inquiries", "/staff/people", "/staff/tasks"})
    void staffSeeTheirPagesAndOthersDoNot(String path) throws Exception {
        assertThat(asStaff("quality", get(path)).getStatus()).isEqualTo(200);
        assertThat(asStaff("quality", get(path).param("lang", "zh")).getContentAsString()).contains("zh-CN").doesNotContain("??");
        assertThat(page(path).getStatus()).isIn(302, 401);
    }

    @Test
    @Covers({"R-009", "C-12"})
    void aComplaintTakenByPhoneBelongsToWhoTookIt() throws Exception {
        String phone = "138" + (10_000_000 + Math.abs(UUID.randomUUID().hashCode() % 80_000_000));
        Map<String, String> fields = Map.of("key", UUID.randomUUID().toString(), "customer.name", "Li Lei", "customer.phone", phone,
                "customer.language", "zh", "description", "洗衣机漏水。", "channel", "phone", "sender", "agent");
        MockHttpServletResponse saved = asStaff("customer-service", staffForm(fields));

        assertThat(saved.getStatus()).isEqualTo(303);
        ServiceCase file = cases.get(saved.getHeader("Location").split("saved=")[1]);
        assertThat(file.channel()).isEqualTo(Channel.phone);
        assertThat(file.owner()).isEqualTo("customer-service");
        String page = asStaff("quality", get("/staff/cases/" + file.reference())).getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("洗衣机漏水。", "+86" + phone).doesNotContain("??");

        MockHttpServletResponse warned = asStaff("customer-service", staffForm(with(fields, "key", UUID.randomUUID().toString())));
        assertThat(warned.getStatus()).isEqualTo(200);
        assertThat(warned.getContentAsString()).contains("This customer has open cases already", file.reference());
        assertThat(asStaff("customer-service", staffForm(with(with(fields, "key", UUID.randomUUID().toString()), "anyway", "yes")))
                .getStatus()).isEqualTo(303);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "web")
    @Covers({"R-003", "R-004", "R-005", "R-007", "R-017", "R-022", "R-025", "R-026", "R-036", "R-037", "R-043"})
    void aMatterIsTakenOnEveryChannelFromWhoeverBringsIt(Channel channel) throws Exception {
        for (String door : new String[] {"/staff/complaints/new", "/staff/repairs/new"}) {
            Sender sender = Sender.values()[channel.ordinal() % Sender.values().length];
            MockHttpServletResponse saved = asStaff("customer-service", staffForm(door, Map.of("key", UUID.randomUUID().toString(), "customer.name",
                    "Wei", "customer.email", UUID.randomUUID() + "@example.com", "customer.language", "en", "description", "It leaks.",
                    "remedySought", "A visit on Monday.", "product.model", "WM-200", "channel", channel.name(), "sender", sender.name())));

            assertThat(cases.get(saved.getHeader("Location").split("saved=")[1]))
                    .extracting(ServiceCase::channel, ServiceCase::sender, ServiceCase::productModel, ServiceCase::description,
                            ServiceCase::remedySought, ServiceCase::owner)
                    .containsExactly(channel, sender, "WM-200", "It leaks.", "A visit on Monday.", "customer-service");
        }
    }

    @Test
    @Covers({"R-010", "R-083", "R-087", "R-186", "R-187"})
    void aSuddenFaultToldOnThePhoneIsAnEmergencyAtOnce() throws Exception {
        MockHttpServletResponse saved = asStaff("customer-service", staffForm("/staff/repairs/new", Map.of("key", UUID.randomUUID().toString(),
                "customer.name", "Lu", "customer.email", UUID.randomUUID() + "@example.com", "customer.language", "en", "description",
                "Smoke and flames come out of the washing machine, please come at once!", "channel", "phone")));
        String reference = saved.getHeader("Location").split("saved=")[1];

        Task dispatch = await().atMost(Duration.ofSeconds(60)).until(() -> tasks.createTaskQuery().processInstanceBusinessKey(reference)
                .taskDefinitionKey("dispatchEngineer").singleResult(), task -> task != null);
        assertThat(dispatch.getPriority()).isGreaterThanOrEqualTo(90);
        assertThat(cases.get(reference).description()).startsWith("Smoke and flames");
    }

    @Test
    @Covers({"R-083", "R-186"})
    void whoSaysThatThereIsDangerGetsAnEngineerAtOnceWhateverTheWords() throws Exception {
        MockHttpServletResponse saved = asStaff("customer-service", staffForm("/staff/repairs/new", Map.of("key", UUID.randomUUID().toString(),
                "customer.name", "Lu", "customer.email", UUID.randomUUID() + "@example.com", "customer.language", "en", "description",
                "The display stays dark.", "danger", "yes", "channel", "phone")));
        String reference = saved.getHeader("Location").split("saved=")[1];

        Task dispatch = await().atMost(Duration.ofSeconds(60)).until(() -> tasks.createTaskQuery().processInstanceBusinessKey(reference)
                .taskDefinitionKey("dispatchEngineer").singleResult(), task -> task != null);
        assertThat(dispatch.getPriority()).isGreaterThanOrEqualTo(90);
        assertThat(asStaff("customer-service", get("/staff/cases/" + reference)).getContentAsString(StandardCharsets.UTF_8))
                .contains("class=\"tag red\"");
    }

    @Test
    void aFaultTakenByPhoneIsARepair() throws Exception {
        Map<String, String> fields = Map.of("key", UUID.randomUUID().toString(), "customer.name", "Han Mei", "customer.email",
                UUID.randomUUID() + "@example.com", "customer.language", "en", "description", "It is dead.", "channel", "phone");
        MockHttpServletResponse saved = asStaff("customer-service", staffForm("/staff/repairs/new", fields));

        assertThat(saved.getHeader("Location")).startsWith("/staff/repairs/new?saved=CL-");
        assertThat(cases.get(saved.getHeader("Location").split("saved=")[1]).type()).isEqualTo("repair");
    }

    @Test
    void onlySupervisorsChangeWhoWorksHere() throws Exception {
        assertThat(asStaff("quality", get("/staff/people/logistics")).getStatus()).isEqualTo(403);
        assertThat(asStaff("quality", staffForm("/staff/people/logistics", Map.of("name", "X"))).getStatus()).isEqualTo(403);
        assertThat(asStaff("quality", staffForm("/staff/people/import", Map.of())
                .file(new MockMultipartFile("file", "a.csv", "text/csv", new byte[0]))).getStatus()).isEqualTo(403);
        assertThat(asStaff("service-supervisors", get("/staff/people/logistics")).getStatus()).isEqualTo(200);
    }

    @Test
    void aListIsTakenOverRowByRow() throws Exception {
        String csv = "userId,name,email,language,teams,absentFrom,absentUntil,substitute\nlistwang,Wang,wang@example.com,zh,quality,,,\nbad,,,xx,none,,,\n";
        String page = asStaff("service-supervisors", staffForm("/staff/people/import", Map.of())
                .file(new MockMultipartFile("file", "a.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))).getContentAsString();

        assertThat(page).contains("Result of the import", "listwang", "created", "refused");
    }

    @ParameterizedTest
    @CsvSource({"dispatch, 200", "sales, 200", "customer-service, 200", "service-supervisors, 200", "management, 200", "admin, 200",
        "quality, 403", "engineer-li, 403", "warehouse, 403", "process-owners, 403"})
    void productsOfCustomersAreShownToThoseWhoNeedThem(String user, int status) throws Exception {
        String csv = "model,serial,customerName,customerEmail,customerPhone\nWM-200,,Wang,wang@example.com,\n";
        MockHttpServletResponse list = asStaff(user, get("/staff/products"));
        assertThat(list.getStatus()).isEqualTo(status);
        assertThat(asStaff(user, staffForm("/staff/products/import", Map.of()).file(csv(csv))).getStatus()).isEqualTo(status);
        assertThat(asStaff(user, get("/staff/people")).getContentAsString().contains("href=\"/staff/products\"")).isEqualTo(status == 200);
        assertThat(page("/staff/products").getStatus()).isIn(302, 401);
    }

    @Test
    void productsAreFoundAndImportedRowByRow() throws Exception {
        String csv = """
                model,serial,customerName,customerEmail,customerPhone,purchasedOn,warrantyUntil,warrantyScope,maker
                WM-300,PAGE-1,Wang Wu,wang.wu@example.com,,2026-01-05,2099-01-05,material;wear,
                WM-300,PAGE-2,Wang Wu,,,2026-01-05,,,
                """;
        String imported = asStaff("sales", staffForm("/staff/products/import", Map.of()).file(csv(csv))).getContentAsString();
        assertThat(imported).contains("Result of the import", "PAGE-1", "created", "PAGE-2", "refused", "customerEmail").doesNotContain("??");

        String found = asStaff("dispatch", get("/staff/products").param("q", "page-1")).getContentAsString();
        assertThat(found).contains("PAGE-1", "Wang Wu", "in warranty", "material, wear", "own product").doesNotContain("SN-1<", "??");
        String chinese = asStaff("dispatch", get("/staff/products").param("q", "sn-2").param("lang", "zh"))
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(chinese).contains("SN-2", "已过保修期").doesNotContain("??");
        assertThat(asStaff("dispatch", get("/staff/products").param("q", "%_%")).getContentAsString()).contains("No product matches");
        assertThat(asStaff("sales", staffForm("/staff/products/import", Map.of()).file(csv("a,b\n1,2\n"))).getContentAsString())
                .contains("the first line must be model,serial");
    }

    @Test
    void anImportFromAnotherSiteIsRefused() throws Exception {
        String csv = "model,serial,customerName,customerEmail,customerPhone\n";
        assertThat(asStaff("sales", staffForm("/staff/products/import", Map.of()).file(csv(csv)).header("Origin", "https://evil.example"))
                .getStatus()).isEqualTo(403);
    }

    @Test
    void skillsAndHoursAreEntered() throws Exception {
        MockHttpServletResponse saved = asStaff("service-supervisors", post("/staff/people/new").param("version", "0").param("active", "yes")
                .param("userId", "skilled-hu").param("name", "Hu").param("email", "hu@example.com").param("language", "en")
                .param("teams", "workshop").param("skills", "WM; electronics").param("region", "Beijing").param("hoursFrom", "08:00")
                .param("hoursUntil", "16:00"));
        assertThat(saved.getStatus()).isEqualTo(303);
        assertThat(asStaff("service-supervisors", get("/staff/people/skilled-hu")).getContentAsString())
                .contains("WM; electronics", "Beijing", "08:00", "16:00").doesNotContain("??");
        assertThat(asStaff("service-supervisors", post("/staff/people/new").param("version", "0").param("active", "yes")
                .param("userId", "skilled-jo").param("name", "Jo").param("email", "jo@example.com").param("language", "en")
                .param("teams", "workshop").param("hoursFrom", "early")).getContentAsString()).contains("href=\"#hoursFrom\"");
    }

    @Test
    void aWrongEntryIsToldAtItsField() throws Exception {
        MockHttpServletResponse refused = asStaff("service-supervisors", post("/staff/people/new").param("version", "0")
                .param("userId", "somebody").param("name", "Some Body").param("email", "nonsense").param("language", "en").param("teams", "quality"));

        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("href=\"#email\"", "Some Body").doesNotContain("??");
    }

    private static MockMultipartFile csv(String content) {
        return new MockMultipartFile("file", "a.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private static MockMultipartHttpServletRequestBuilder staffForm(Map<String, String> fields) {
        return staffForm("/staff/complaints/new", fields);
    }

    private static MockMultipartHttpServletRequestBuilder staffForm(String path, Map<String, String> fields) {
        MockMultipartHttpServletRequestBuilder request = multipart(path);
        fields.forEach(request::param);
        return request;
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new java.util.HashMap<>(fields);
        changed.put(name, value);
        return changed;
    }
}

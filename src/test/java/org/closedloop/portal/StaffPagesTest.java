package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.closedloop.cases.Channel;
import org.closedloop.cases.ServiceCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** The staff's own pages. */
class StaffPagesTest extends PortalTest {

    @ParameterizedTest
    @ValueSource(strings = {"/staff/cases", "/staff/complaints/new", "/staff/people"})
    void staffSeeTheirPagesAndOthersDoNot(String path) throws Exception {
        assertThat(asStaff("quality", get(path)).getStatus()).isEqualTo(200);
        assertThat(asStaff("quality", get(path).param("lang", "zh")).getContentAsString()).contains("zh-CN").doesNotContain("??");
        assertThat(page(path).getStatus()).isIn(302, 401);
    }

    @Test
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

    @Test
    void aWrongEntryIsToldAtItsField() throws Exception {
        MockHttpServletResponse refused = asStaff("service-supervisors", post("/staff/people/new").param("version", "0")
                .param("userId", "somebody").param("name", "Some Body").param("email", "nonsense").param("language", "en").param("teams", "quality"));

        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("href=\"#email\"", "Some Body").doesNotContain("??");
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

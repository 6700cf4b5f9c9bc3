package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.closedloop.parts.Catalogue;
import org.closedloop.parts.PartImport;
import org.closedloop.parts.Stocktakes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;

/** The page of spare parts: who sees it, who books. */
class StaffPartsPagesTest extends PortalTest {

    @Autowired
    Catalogue catalogue;
    @Autowired
    Stocktakes stocktakes;
    @Autowired
    RuntimeService runtime;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @ValueSource(strings = {"/staff/parts", "/staff/parts/stocktake", "/staff/parts?serial=SN-1"})
    void whoWorksWithPartsSeesThem(String path) throws Exception {
        for (String user : new String[] {"warehouse", "purchasing", "dispatch", "engineer-li", "workshop", "service-supervisors",
                "management", "admin"}) {
            assertThat(asStaff(user, get(path)).getStatus()).as(user).isEqualTo(200);
        }
        MockHttpServletResponse chinese = asStaff("warehouse", get(path).param("lang", "zh"));
        assertThat(chinese.getContentAsString(StandardCharsets.UTF_8)).contains("备件").doesNotContain("??");
        assertThat(asStaff("sales", get(path)).getStatus()).isEqualTo(403);
        assertThat(page(path).getStatus()).isIn(302, 401);
    }

    @Test
    void onlyTheWarehouseBooks() throws Exception {
        for (String path : new String[] {"/staff/parts/receive", "/staff/parts/stocktake/start", "/staff/parts/stocktake"}) {
            assertThat(asStaff("dispatch", post(path)).getStatus()).as(path).isEqualTo(403);
        }
        assertThat(asStaff("dispatch", multipart("/staff/parts/import").file(csv("x"))).getStatus()).isEqualTo(403);
        assertThat(mvc.perform(post("/staff/parts/receive").with(SecurityMockMvcRequestPostProcessors.user("warehouse"))).andReturn()
                .getResponse()
                .getStatus()).as("without the form's token").isEqualTo(403);
    }

    @Test
    void aListIsTakenOverRowByRow() throws Exception {
        String list = String.join(",", PartImport.COLUMNS) + "\n"
                + "L1-" + unique + ",pump,Pump,24 V,steel,piece,128.00,CNY,Maker,C-1,2\n"
                + "bad number!,pump,Pump,,,piece,,CNY,,,\n"
                + "L2-" + unique + ",pump,Pump,,,piece,cheap,CNY,,,\n"
                + "L3-" + unique + ",pump,Pump,,,piece,,CNY,,C-2,\n"
                + "L4-" + unique + ",pump,,,,piece,,CNY,,,\n"
                + "L5-" + unique + ",pump\n";
        String page = asStaff("purchasing", multipart("/staff/parts/import").file(csv(list))).getContentAsString(StandardCharsets.UTF_8);

        assertThat(page).contains("created", "number: ", "unitPrice: ", "manufacturer: ", "name: ", "the row must have 11 columns")
                .doesNotContain("??");
        assertThat(catalogue.find("L1-" + unique)).get().satisfies(part -> assertThat(part.underContract()).isTrue());
        assertThat(catalogue.find("L2-" + unique)).isEmpty();
        assertThat(asStaff("purchasing", multipart("/staff/parts/import").file(csv("name,price\n"))).getStatus()).isEqualTo(400);
    }

    @Test
    void goodsAreBookedOnceAndCanBeTraced() throws Exception {
        String part = "L1-" + unique;
        asStaff("purchasing", multipart("/staff/parts/import").file(csv(String.join(",", PartImport.COLUMNS) + "\n" + part
                + ",pump,Pump,,,piece,,CNY,,,\n")));
        String key = UUID.randomUUID().toString();

        assertThat(asStaff("warehouse", receive(part, key, "2", "Q1-" + unique + " Q2-" + unique)).getStatus()).isEqualTo(303);
        assertThat(asStaff("warehouse", receive(part, key, "2", "Q1-" + unique + " Q2-" + unique)).getStatus()).isEqualTo(303);
        assertThat(onHand(part)).isEqualTo(2);
        assertThat(asStaff("engineer-li", get("/staff/parts").param("serial", "Q1-" + unique)).getContentAsString())
                .contains("Shop PO-1", "in stock (main)");

        MockHttpServletResponse refused = asStaff("warehouse", receive(part, UUID.randomUUID().toString(), "3", "Q3-" + unique));
        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("as many serial numbers as pieces");
        assertThat(asStaff("warehouse", receive(part, UUID.randomUUID().toString(), "many", "")).getStatus()).isEqualTo(400);
        assertThat(onHand(part)).isEqualTo(2);
    }

    @Test
    void countsAreEnteredLineByLine() throws Exception {
        try {
            assertThat(asStaff("warehouse", post("/staff/parts/stocktake/start")).getStatus()).isEqualTo(303);
            String reference = org.awaitility.Awaitility.await().until(() -> stocktakes.open().orElse(null), java.util.Objects::nonNull);

            assertThat(asStaff("warehouse", post("/staff/parts/stocktake/start")).getStatus()).isEqualTo(400);
            assertThat(asStaff("warehouse", post("/staff/parts/stocktake").param("counted/P-100/main", "4")).getStatus()).isEqualTo(303);
            assertThat(asStaff("warehouse", post("/staff/parts/stocktake").param("counted/P-100/main", "-4")).getStatus()).isEqualTo(400);
            assertThat(stocktakes.lines(reference)).filteredOn(line -> line.partNumber().equals("P-100"))
                    .allSatisfy(line -> assertThat(line.counted()).isEqualTo(4));
            assertThat(asStaff("service-supervisors", get("/staff/parts/stocktake")).getContentAsString()).contains(reference)
                    .doesNotContain("??");
        } finally {
            runtime.createProcessInstanceQuery().processDefinitionKey("stocktake").list()
                    .forEach(left -> runtime.deleteProcessInstance(left.getId(), "the test is over"));
            jdbc.sql("update stocktake set closed_at = opened_at where closed_at is null").update();
        }
    }

    private int onHand(String part) {
        return catalogue.lines().stream().filter(line -> line.part().number().equals(part)).findFirst().orElseThrow().onHand();
    }

    private static MockHttpServletRequestBuilder receive(String part, String key, String quantity, String serials) {
        return post("/staff/parts/receive").param("partNumber", part).param("warehouse", "main").param("quantity", quantity)
                .param("key", key)
                .param("serialNumbers", serials).param("supplier", "Shop").param("orderNumber", "PO-1");
    }

    private static MockMultipartFile csv(String text) {
        return new MockMultipartFile("file", "parts.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}

package org.closedloop.portal;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.closedloop.RunningApplication;
import org.closedloop.cases.Cases;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Requests to the running application, each from an address of its own, so that only the tests of the limits meet them. */
abstract class PortalTest extends RunningApplication {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Autowired
    WebApplicationContext context;
    @Autowired
    Cases cases;
    @Autowired
    JdbcClient jdbc;
    MockMvc mvc;

    @BeforeEach
    void web() {
        mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    }

    static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    static String fresh() {
        int number = ADDRESSES.incrementAndGet();
        return "10.%d.%d.%d".formatted(number >> 16 & 255, number >> 8 & 255, number & 255);
    }

    MockHttpServletResponse send(RequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    MockHttpServletResponse page(String path) throws Exception {
        return send(get(path).with(from(fresh())).header("Accept-Language", "en").accept(MediaType.TEXT_HTML));
    }

    MockHttpServletResponse asStaff(String user, MockHttpServletRequestBuilder request) throws Exception {
        return send(request.with(httpBasic(user, "demo")).with(from(fresh())).header("Accept-Language", "en"));
    }

    static MockHttpServletRequestBuilder complaint(String key, String body) {
        return filing("/api/complaints", key, body);
    }

    static MockHttpServletRequestBuilder filing(String path, String key, String body) {
        return post(path).with(from(fresh())).contentType(MediaType.APPLICATION_JSON).header("Idempotency-Key", key)
                .header("Accept-Language", "en").content(body.getBytes(StandardCharsets.UTF_8));
    }

    MockHttpServletResponse file(String body) throws Exception {
        return send(complaint(UUID.randomUUID().toString(), body));
    }

    MockHttpServletResponse report(String body) throws Exception {
        return send(filing("/api/repairs", UUID.randomUUID().toString(), body));
    }

    static JsonNode json(MockHttpServletResponse response) throws Exception {
        return JSON.readTree(response.getContentAsString(StandardCharsets.UTF_8));
    }

    static String body(String description) {
        return JSON.createObjectNode().put("description", description)
                .set("customer", JSON.createObjectNode().put("name", "Test " + UUID.randomUUID()).put("email", UUID.randomUUID() + "@example.com"))
                .toString();
    }

    /** The form as a browser sends it. */
    static MockMultipartHttpServletRequestBuilder form(String path, Map<String, String> fields) {
        MockMultipartHttpServletRequestBuilder request = multipart(path);
        request.with(csrf()).with(from(fresh())).header("Accept-Language", "en");
        fields.forEach(request::param);
        return request;
    }

    static Map<String, String> complaintForm() {
        String unique = UUID.randomUUID().toString();
        return new HashMap<>(Map.of("key", unique, "customer.name", "Anna " + unique, "customer.email", unique + "@example.com",
                "description", "The machine leaks.\n<script>alert(1)</script> ${7*7}", "product.model", "WM-200"));
    }

    /** Files a complaint and returns the token of its page. */
    String filed() throws Exception {
        return filed("/file");
    }

    String filed(String door) throws Exception {
        return send(form(door, complaintForm())).getHeader("Location").split("/")[2];
    }

    String referenceOf(String token) {
        return cases.findByTrackingToken(token).orElseThrow().reference();
    }
}

package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Prometheus reads on the management port, and the dashboard that shows it (docs/grafana). */
class OperatorMetricsTest extends PortalTest {

    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(_[a-z]+)+\\b(?=[{)\\s\\[]|$)");
    private static final Pattern LABEL_VALUE = Pattern.compile("=\"([^\"]*)\"");

    @LocalServerPort
    int port;
    @LocalManagementPort
    int managementPort;

    @Test
    void everyMetricOfTheDashboardIsExported() throws Exception {
        assertThat(new HttpCaller(port).get("/robots.txt").statusCode()).as("a request that is counted").isEqualTo(200);
        String exported = new HttpCaller(managementPort).get("/actuator/prometheus").body();
        Set<String> shown = new TreeSet<>();
        for (JsonNode expression : JSON.readTree(Path.of("docs/grafana/closed-loop.json").toFile()).findValues("expr")) {
            METRIC.matcher(expression.asText()).results().map(MatchResult::group).forEach(shown::add);
        }

        assertThat(shown).hasSizeGreaterThan(9).contains("closedloop_cases_open", "hikaricp_connections_active");
        assertThat(shown).allSatisfy(metric -> assertThat(exported).containsPattern("(?m)^" + metric + "[{ ]"));
    }

    @Test
    void namesNobody() throws Exception {
        String reference = referenceOf(filed());
        String exported = new HttpCaller(managementPort).get("/actuator/prometheus").body();

        assertThat(exported.lines().filter(line -> line.startsWith("closedloop_"))).isNotEmpty().allSatisfy(line -> {
            assertThat(line).doesNotContain(reference, "@");
            LABEL_VALUE.matcher(line).results().forEach(label -> assertThat(label.group(1)).matches("[a-zA-Z-]+"));
        });
    }
}

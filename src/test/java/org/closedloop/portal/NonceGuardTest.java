package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A page's scripts run only with the nonce of its own answer; with one slot for all requests most pages were blank under load. */
class NonceGuardTest extends SecuredApplication {

    private static final Pattern IN_POLICY = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final int BROWSERS = 6;
    private static final int PAGES = 15;

    @Test
    void givesEachPageTheNonceOfItsOwnPolicy() throws Exception {
        ExecutorService load = Executors.newFixedThreadPool(2 * BROWSERS);
        try {
            List<Callable<List<String>>> work = new ArrayList<>();
            for (int browser = 0; browser < BROWSERS; browser++) {
                work.add(this::loadPages);
                work.add(this::callApi);
            }
            for (Future<List<String>> mismatches : load.invokeAll(work)) {
                assertThat(mismatches.get()).isEmpty();
            }
        } finally {
            load.shutdownNow();
        }
    }

    private List<String> loadPages() {
        HttpCaller browser = anonymous();
        List<String> mismatches = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            HttpResponse<String> answer = browser.get("/camunda/app/tasklist/default/");
            String policy = first(IN_POLICY, answer.headers().firstValue("Content-Security-Policy").orElse(""));
            Matcher inPage = IN_PAGE.matcher(answer.body());
            assertThat(inPage.find()).as("a page with scripts").isTrue();
            do {
                if (!inPage.group(1).equals(policy)) {
                    mismatches.add(policy + " in the policy, " + inPage.group(1) + " in the page");
                }
            } while (inPage.find());
        }
        return mismatches;
    }

    private List<String> callApi() {
        HttpCaller program = anonymous();
        for (int call = 0; call < 3 * PAGES; call++) {
            program.get("/camunda/api/admin/auth/user/default");
        }
        return List.of();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "none";
    }
}

package org.closedloop.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Tasklist asks for its filters two thousand at a time, twice what the engine allows: it must get them all the same. */
class WebappListsTest extends SecuredApplication {

    @Test
    void tasklistGetsItsFilters() {
        HttpResponse<String> filters = anonymous().signIn(CLERK)
                .get("/camunda/api/engine/engine/default/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task");
        assertThat(filters.statusCode()).as(filters.body()).isEqualTo(200);
        assertThat(filters.body()).contains("My tasks", "My team", "Overdue", "Due today", "Urgent");
    }
}

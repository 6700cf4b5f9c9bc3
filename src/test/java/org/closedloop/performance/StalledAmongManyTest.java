package org.closedloop.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.closedloop.Covers;
import org.closedloop.notification.UndeliverableHandler;
import org.closedloop.repair.Repairs;
import org.closedloop.watch.Orphans;
import org.closedloop.watch.StallReason;
import org.closedloop.watch.StalledLoop;
import org.closedloop.watch.StalledLoops;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of a thousand healthy cases none is reported, and of those that stall, made by the same hand, every one for what it is. */
@Covers("R-265")
class StalledAmongManyTest extends MeasuredApplication {

    private static final Population.Size SIZE = new Population.Size(1_000, 90, 30);

    @Autowired
    Repairs repairs;
    @Autowired
    UndeliverableHandler undeliverable;
    @Autowired
    StalledLoops watch;

    @Autowired
    Orphans orphans;

    @Test
    void theStalledOnesAndNoOthersAreNamed() throws Exception {
        JdbcClient database = JdbcClient.create(dataSource);
        Crew crew = new Crew(database);
        crew.hire(Templates.TEAMS);
        Templates.hireForThem(crew);
        List<Template> templates = new Templates(List.of("technical-support"), new Story(complaints, repairs, engine), engine, undeliverable, database).make();
        templates.forEach(template -> leave(template.reference()));
        Population population = new Population(dataSource);
        try {
            Map<Template, int[]> numbers = population.fill(templates, SIZE);
            orphans.lookEverywhere();
            Map<String, Set<StallReason>> found = watch.find().stream().filter(stalled -> stalled.reference() != null)
                    .collect(Collectors.groupingBy(StalledLoop::reference, Collectors.mapping(StalledLoop::reason, Collectors.toSet())));

            numbers.forEach((template, range) -> {
                Set<StallReason> original = found.getOrDefault(template.reference(), Set.of());
                assertThat(original).as("the original of %s", template).satisfies(reasons -> assertThat(reasons.isEmpty()).isEqualTo(template.reason() == null))
                        .containsAll(template.reason() == null ? Set.of() : Set.of(template.reason()));
                assertThat(IntStream.rangeClosed(range[0], range[1]).mapToObj(n -> found.getOrDefault(template.numbered(n), Set.of())))
                        .as("the copies of %s", template).hasSize(range[1] - range[0] + 1).containsOnly(original);
            });
            assertThat(templates).extracting(Template::reason).contains(StallReason.values());
        } finally {
            population.empty();
            orphans.lookEverywhere();
            crew.dismiss();
        }
    }
}

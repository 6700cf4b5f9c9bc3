package org.closedloop.portal;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.closedloop.document.Paper.Part;
import org.closedloop.reporting.Slice;
import org.closedloop.watch.LateTasks;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The steps whose tasks are or were late, in the reader's words, each table with its definition. */
@Component
class LateTaskParts {

    private final LateTasks tasks;
    private final TaskWords words;
    private final MessageSource texts;
    private final Clock clock;

    LateTaskParts(LateTasks tasks, TaskWords words, MessageSource texts, Clock clock) {
        this.tasks = tasks;
        this.words = words;
        this.texts = texts;
        this.clock = clock;
    }

    List<Part> of(Slice slice, Locale language) {
        LateTasks.Of of = new LateTasks.Of(slice.team(), slice.product());
        return List.of(
                part("figures.overdue", language, tasks.overdue(of, clock.instant()).stream().map(late -> row(words.name(late.step(), language),
                        teams(late.team(), language), late.tasks(), late.hours())).toList(),
                        "figures.step", "figures.doneBy", "figures.overdue.tasks", "figures.overdue.hours"),
                part("figures.completedLate", language, tasks.completedLate(of, slice.from(), slice.to()).stream().map(late ->
                        row(words.name(late.step(), language), late.tasks(), late.late(), late.hoursLate())).toList(),
                        "figures.step", "figures.completed", "figures.late", "figures.hoursLate"));
    }

    private Part part(String key, Locale language, List<List<Object>> rows, String... heads) {
        return new Part(texts.getMessage(key, null, language), List.of(texts.getMessage(key + ".definition", null, language)),
                Stream.of(heads).map(head -> texts.getMessage(head, null, language)).toList(), rows);
    }

    private String teams(String groups, Locale language) {
        return groups == null ? "" : Stream.of(groups.split(", ")).map(group -> texts.getMessage("team." + group, null, group, language))
                .collect(Collectors.joining(", "));
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }
}

package org.closedloop.worktime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The intervals of one day in which people work, sorted and without overlap. */
record WorkingHours(List<Interval> intervals) {

    private static final String END_OF_DAY = "24:00";

    /** An end of midnight means the end of the day. */
    record Interval(LocalTime from, LocalTime to) {

        Instant start(LocalDate day, ZoneId zone) {
            return instant(day, from, zone);
        }

        Instant end(LocalDate day, ZoneId zone) {
            return to.equals(LocalTime.MIDNIGHT) ? instant(day.plusDays(1), to, zone) : instant(day, to, zone);
        }

        /** A time that the clocks skip is the moment they skip it; a time that comes twice is the first one. */
        private static Instant instant(LocalDate day, LocalTime time, ZoneId zone) {
            ZoneOffsetTransition transition = zone.getRules().getTransition(day.atTime(time));
            if (transition != null && transition.isGap()) {
                return transition.getInstant();
            }
            return day.atTime(time).atZone(zone).toInstant();
        }

        private static Interval parse(String text) {
            String[] ends = text.strip().split("\\s*-\\s*");
            if (ends.length == 2) {
                try {
                    Interval interval = new Interval(LocalTime.parse(ends[0]),
                            ends[1].equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(ends[1]));
                    if (interval.to.equals(LocalTime.MIDNIGHT) == ends[1].equals(END_OF_DAY) && interval.from.isBefore(interval.last())) {
                        return interval;
                    }
                } catch (DateTimeException e) {
                    throw new IllegalArgumentException(notAnInterval(text), e);
                }
            }
            throw new IllegalArgumentException(notAnInterval(text));
        }

        private static String notAnInterval(String text) {
            return "'" + text + "' is not an interval of working hours: write for example 09:00-12:00";
        }

        private LocalTime last() {
            return to.equals(LocalTime.MIDNIGHT) ? LocalTime.MAX : to;
        }
    }

    static WorkingHours parse(List<String> texts) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("Working hours need at least one interval, for example 09:00-12:00");
        }
        List<Interval> intervals = new ArrayList<>(texts.stream().map(Interval::parse).toList());
        intervals.sort(Comparator.comparing(Interval::from));
        for (int i = 1; i < intervals.size(); i++) {
            if (intervals.get(i).from().isBefore(intervals.get(i - 1).last())) {
                throw new IllegalArgumentException("Working hours overlap: " + String.join(", ", texts));
            }
        }
        return new WorkingHours(List.copyOf(intervals));
    }

    Instant end(LocalDate day, ZoneId zone) {
        return intervals.get(intervals.size() - 1).end(day, zone);
    }
}

package org.closedloop.reporting;

import java.math.BigDecimal;

/**
 * One figure of the service.
 *
 * @param value null: there was nothing to measure, which is not nought
 * @param cases how many it is computed from
 */
public record Figure(Key key, BigDecimal value, long cases) {

    /** What a figure is counted in. */
    public enum Unit { hours, days, percent, points, minutes, perHundred }

    /** The figures in the order in which they are shown; their definitions stand beside them, in {@code messages.properties}. */
    public enum Key {
        responseTime(Unit.hours), responseKept(Unit.percent), promisesKept(Unit.percent), solvingTime(Unit.days), solvingRate(Unit.percent),
        firstRoundRate(Unit.percent), repeatRepairs(Unit.percent), satisfactionRate(Unit.percent), satisfactionRound1(Unit.points),
        satisfactionRound2(Unit.points), satisfactionLater(Unit.points), attitude(Unit.points), ability(Unit.percent), efficiency(Unit.points),
        feedbackGiven(Unit.percent), feedbackNotReached(Unit.percent), feedbackAwaited(Unit.percent), complaintRate(Unit.perHundred),
        timePerCase(Unit.minutes);

        private final Unit unit;

        Key(Unit unit) {
            this.unit = unit;
        }

        public Unit unit() {
            return unit;
        }
    }
}

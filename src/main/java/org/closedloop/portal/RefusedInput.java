package org.closedloop.portal;

import java.util.List;
import java.util.stream.Collectors;

/** Input with at least one refused field. */
class RefusedInput extends RuntimeException {

    private final transient List<Refusal> refusals;

    RefusedInput(List<Refusal> refusals) {
        super(refusals.stream().map(refusal -> refusal.field() + " " + refusal.code()).collect(Collectors.joining(", ")));
        this.refusals = List.copyOf(refusals);
    }

    RefusedInput(String field, String code, Object... args) {
        this(List.of(new Refusal(field, code, args)));
    }

    List<Refusal> refusals() {
        return refusals;
    }
}

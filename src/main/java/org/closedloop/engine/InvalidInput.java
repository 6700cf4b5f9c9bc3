package org.closedloop.engine;

/** A person's input that a rule refuses: names the field and says in words what is expected. Never carries the value itself. */
public class InvalidInput extends RuntimeException {

    private final String field;

    public InvalidInput(String field, String message) {
        super(field + ": " + message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}

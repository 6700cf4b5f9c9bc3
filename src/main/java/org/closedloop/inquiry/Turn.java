package org.closedloop.inquiry;

/** What an inquiry turned out to be (C-08). */
enum Turn {

    nothing(null), complaint("complaint"), faultReport("repair");

    private final String type;

    Turn(String type) {
        this.type = type;
    }

    /** The type of the cases in whose loop it goes on; null: in none. */
    String type() {
        return type;
    }
}

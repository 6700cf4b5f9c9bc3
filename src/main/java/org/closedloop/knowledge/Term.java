package org.closedloop.knowledge;

/**
 * A term of a question.
 *
 * @param weight how much it says
 * @param articles in how many articles it is, at a guess
 */
record Term(String word, double weight, double articles) {

    /** As PostgreSQL reads it. */
    String query() {
        return "'" + word + "'";
    }
}

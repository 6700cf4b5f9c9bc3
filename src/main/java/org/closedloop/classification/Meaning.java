package org.closedloop.classification;

/**
 * What a text means, as a direction: texts that mean the same point the same way. Meanings of texts in different languages have different
 * dimensions and cannot be compared.
 *
 * @param direction a byte for each dimension
 */
public record Meaning(byte[] direction) {

    static Meaning of(float[] vector) {
        float longest = 0;
        for (float part : vector) {
            longest = Math.max(longest, Math.abs(part));
        }
        byte[] direction = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            direction[i] = (byte) Math.round(longest == 0 ? 0 : vector[i] / longest * Byte.MAX_VALUE);
        }
        return new Meaning(direction);
    }

    /** From 1, the same, to 0, nothing to do with each other; 0 too for texts in different languages. */
    public double likeness(Meaning other) {
        if (direction.length != other.direction.length) {
            return 0;
        }
        long both = 0;
        long mine = 0;
        long theirs = 0;
        for (int i = 0; i < direction.length; i++) {
            both += direction[i] * other.direction[i];
            mine += direction[i] * direction[i];
            theirs += other.direction[i] * other.direction[i];
        }
        return mine == 0 || theirs == 0 ? 0 : Math.max(0, both / Math.sqrt((double) mine * theirs));
    }

    /** The same with the length 1. */
    double[] unit() {
        double square = 0;
        for (byte part : direction) {
            square += part * part;
        }
        double length = Math.sqrt(square);
        double[] unit = new double[direction.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = length == 0 ? 0 : direction[i] / length;
        }
        return unit;
    }
}

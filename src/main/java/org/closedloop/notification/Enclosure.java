package org.closedloop.notification;

/** A file that goes with a letter; text messages leave it out. */
public record Enclosure(String name, String mediaType, byte[] content) {
}

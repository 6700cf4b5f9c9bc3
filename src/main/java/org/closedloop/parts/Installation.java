package org.closedloop.parts;

/** How a part was installed, configured and tested; texts may be null. */
public record Installation(String installation, String configuration, String test, Boolean testPassed) {
}

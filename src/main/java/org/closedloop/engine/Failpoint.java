package org.closedloop.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Named places between two steps where kill tests strike; does nothing otherwise. {@code -Dclosedloop.failpoint=afterSmtpAccepted}
 * stops the machine dead there. {@code -Dclosedloop.failpoints=folder} holds the first thread that comes by a name of which the folder
 * has a file: so one {@code kill -9} finds several threads each between its own two steps.
 */
public final class Failpoint {

    private static final String DEADLY = System.getProperty("closedloop.failpoint");
    private static final String ARMED = System.getProperty("closedloop.failpoints");

    private Failpoint() {
    }

    public static void hit(String name) {
        if (name.equals(DEADLY)) {
            Runtime.getRuntime().halt(137);
        }
        if (ARMED != null && first(name)) {
            waitForTheEnd();
        }
    }

    /** The renamed file tells the test that the place is reached, and lets all others pass. */
    private static boolean first(String name) {
        try {
            Files.move(Path.of(ARMED, name), Path.of(ARMED, name + ".reached"));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void waitForTheEnd() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

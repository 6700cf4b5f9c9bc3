package org.closedloop.performance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** How much of the processors' time the machine's host gave to others: with much of it no time says anything. */
final class Steal {

    private static final Path COUNTERS = Path.of("/proc/stat");
    private static final int PLACE = 7;

    private final long[] before;

    Steal() throws IOException {
        before = read();
    }

    /** In percent since this was made; NaN where nobody counts. */
    double percent() throws IOException {
        long[] now = read();
        double all = Arrays.stream(now).limit(PLACE + 1L).sum() - Arrays.stream(before).limit(PLACE + 1L).sum();
        return now.length == 0 ? Double.NaN : 100 * (now[PLACE] - before[PLACE]) / all;
    }

    private static long[] read() throws IOException {
        return Files.isReadable(COUNTERS)
                ? Arrays.stream(Files.readAllLines(COUNTERS).get(0).trim().split("\\s+")).skip(1).mapToLong(Long::parseLong).toArray()
                : new long[0];
    }
}

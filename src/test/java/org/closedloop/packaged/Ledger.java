package org.closedloop.packaged;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the clients know, kept outside the system: every filing by its key, and the reference that was acknowledged, if any. */
final class Ledger {

    private final Map<String, Optional<String>> filings = new TreeMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private int unknown;

    synchronized void asked(String key) {
        filings.putIfAbsent(key, Optional.empty());
    }

    synchronized void acknowledged(String key, String reference) {
        Optional<String> before = filings.put(key, Optional.of(reference));
        if (before != null && before.isPresent() && !before.get().equals(reference)) {
            contradictions.add("key " + key + " was answered " + before.get() + ", then " + reference);
        }
    }

    /** The answer did not come: the filing may have happened or not. */
    synchronized void unknown() {
        unknown++;
    }

    synchronized int unknowns() {
        return unknown;
    }

    synchronized List<String> keys() {
        return List.copyOf(filings.keySet());
    }

    synchronized List<String> references() {
        return filings.values().stream().flatMap(Optional::stream).toList();
    }

    synchronized List<String> contradictions() {
        return List.copyOf(contradictions);
    }
}

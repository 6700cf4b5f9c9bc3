package org.closedloop.knowledge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * In which share of the articles a word occurs: a rare word says more. Counted on a sample now and then, for the share changes slowly, and a
 * count kept with every change would make all writers wait for each other.
 */
@Component
class WordFrequencies {

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final int SAMPLE = 4_000;
    private static final int FEW_CHANGES = 20;
    private static final double MUCH_CHANGED = 0.05;
    /** As much as a word that none of 200 articles has. */
    private static final double OF_UNKNOWN = Math.log(200);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile Counted counted = new Counted(Instant.MIN, 0, 0, Map.of());

    /** @param all how many articles there are; counted how many were looked at */
    record Counted(Instant at, long all, long looked, Map<String, Integer> words) {

        /** In how many of all articles the word is, at a guess; never none. */
        double of(String term) {
            return Math.max(0.5, words.getOrDefault(term, 0)) * Math.max(1, all) / Math.max(1, looked);
        }

        /** How much it says that a word occurs; what nobody wrote says no more for there being many who did not. */
        double weight(String term) {
            double weight = Math.log(1 + (all + 0.5) / (of(term) + 0.5));
            return knows(term) ? weight : Math.min(weight, OF_UNKNOWN);
        }

        boolean knows(String term) {
            return words.containsKey(term);
        }
    }

    WordFrequencies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void changed() {
        changes.incrementAndGet();
    }

    Counted now() {
        Counted known = counted;
        Instant now = clock.instant();
        // where there was nothing, anything is much, and another node may have written it
        boolean fresh = known.all() > 0 && Duration.between(known.at(), now).abs().compareTo(GOOD_FOR) < 0
                && changes.get() <= Math.max(FEW_CHANGES, known.all() * MUCH_CHANGED);
        return fresh ? known : count(now);
    }

    /** One looks, others go on with what is known; the first time they wait. */
    private synchronized Counted count(Instant now) {
        if (counted.all() > 0 && counted.at().equals(now) && changes.get() == 0) {
            return counted;
        }
        changes.set(0);
        long all = jdbc.sql("select count(*) from knowledge_index").query(Long.class).single();
        String sample = all <= SAMPLE ? "" : " tablesample system (" + Math.max(0.01, 100.0 * SAMPLE / all) + ")";
        Map<String, Integer> words = new HashMap<>();
        long looked = all <= SAMPLE ? all : SAMPLE;
        jdbc.sql("select word, ndoc from ts_stat('select terms from knowledge_index" + sample + "')").query(row -> {
            words.put(row.getString("word"), row.getInt("ndoc"));
        });
        counted = new Counted(now, all, looked, Map.copyOf(words));
        return counted;
    }
}

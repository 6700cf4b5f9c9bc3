package org.closedloop.classification;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the words and the examples live.
 *
 * @param lexicon a file that replaces the shipped {@code lexicon/signals.csv}, or null
 * @param examples a file that replaces the shipped {@code lexicon/examples.csv}, or null
 */
@ConfigurationProperties("closedloop.classification")
record ClassificationSettings(Path lexicon, Path examples) {
}

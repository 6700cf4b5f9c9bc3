package org.closedloop.classification;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the words live. @param lexicon a file that replaces the shipped {@code lexicon/signals.csv}, or null */
@ConfigurationProperties("closedloop.classification")
record ClassificationSettings(Path lexicon) {
}

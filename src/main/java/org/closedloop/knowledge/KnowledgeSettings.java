package org.closedloop.knowledge;

import java.nio.file.Path;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the knowledge base.
 *
 * @param synonyms a file that replaces the shipped {@code lexicon/synonyms.csv}, or null
 * @param reviewAfter how long a published article stands before it is to be looked at again (R-314; the sources give no period)
 */
@ConfigurationProperties("closedloop.knowledge")
record KnowledgeSettings(Path synonyms, @DefaultValue("P6M") Period reviewAfter) {}

package org.closedloop.cases;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The head of marketing reads how matters ended as well as the statistics of the month, so both have one setting.
 *
 * @param marketing teams, or addresses with a language
 */
@ConfigurationProperties("closedloop.reporting")
record ResultReaders(@DefaultValue("sales") List<String> marketing) {
}

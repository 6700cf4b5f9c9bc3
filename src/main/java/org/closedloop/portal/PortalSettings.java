package org.closedloop.portal;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What one address may do in a minute before it has to wait.
 *
 * @param filingsPerMinute new complaints
 * @param lookupsPerMinute pages opened by tracking and survey links, and questions to the knowledge base
 * @param repliesPerMinute replies, withdrawals and survey answers
 */
@Validated
@ConfigurationProperties("closedloop.portal")
record PortalSettings(@DefaultValue("10") @Min(1) int filingsPerMinute, @DefaultValue("300") @Min(1) int lookupsPerMinute,
        @DefaultValue("60") @Min(1) int repliesPerMinute) {}

package org.closedloop.inquiry;

import java.time.Instant;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Channel;
import org.closedloop.classification.Category;

/**
 * An inquiry as the periodic analysis sees it: without its sender.
 *
 * @param category   null while it is not classified
 * @param answer     what was said to it last; null before
 * @param turnedInto the type of case that it became; null for none
 */
public record LoggedInquiry(String reference, InquiryKind kind, Instant filedAt, CaseState state, Channel channel, Category category, String productModel,
        String description, String answer, String turnedInto) {}

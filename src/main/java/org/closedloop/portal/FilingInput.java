package org.closedloop.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.closedloop.cases.Channel;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.cases.Sender;
import org.closedloop.customer.ContactDetails;
import org.closedloop.inquiry.InquiryKind;

/** The fields of a complaint, a fault or an inquiry, from the page and from the API under the same names. */
final class FilingInput {

    static final String NAME = "customer.name";
    static final String EMAIL = "customer.email";
    static final String PHONE = "customer.phone";
    static final String ADDRESS = "customer.address";
    static final String LANGUAGE = "customer.language";
    static final String MODEL = "product.model";
    static final String SERIAL = "product.serialNumber";
    static final String DESCRIPTION = "description";
    static final String REMEDY = "remedySought";
    static final String DANGER = "danger";
    static final String CHANNEL = "channel";
    static final String SENDER = "sender";
    static final String KIND = "kind";
    static final List<String> KINDS = Arrays.stream(InquiryKind.values()).map(Enum::name).toList();
    private static final Set<String> COMMON =
            Set.of(NAME, EMAIL, PHONE, ADDRESS, LANGUAGE, MODEL, SERIAL, DESCRIPTION, REMEDY, DANGER, CHANNEL, SENDER);

    private FilingInput() {
    }

    /** What a program may send; salespersons and agents write about anything. */
    static boolean isKnown(Matter matter, String field) {
        return COMMON.contains(field) || matter == Matter.inquiry && field.equals(KIND);
    }

    /** What may be sent as a JSON boolean too. */
    static boolean isYesOrNo(String field) {
        return field.equals(DANGER);
    }

    /** With what the customer turns to us, for an inquiry; null for all else. */
    static InquiryKind kind(Matter matter, InputCheck check, Map<String, String> values) {
        if (matter != Matter.inquiry) {
            return null;
        }
        InquiryKind kind = check.choice(KIND, values.get(KIND), InquiryKind.class, null);
        check.required(KIND, kind == null ? null : kind.name());
        return kind;
    }

    /**
     * Checks all fields at once.
     *
     * @param takenBy the user who took it; null when the customer files it
     */
    static CustomerMatter read(InputCheck check, Map<String, String> values, String takenBy) {
        String name = check.required(NAME, check.line(NAME, values.get(NAME), 200));
        String email = check.line(EMAIL, values.get(EMAIL), 254);
        String phone = check.line(PHONE, values.get(PHONE), 40);
        String language = check.line(LANGUAGE, values.get(LANGUAGE), 10);
        // without a name the rest is still checked, so that everything wrong is told at once
        ContactDetails customer = check.isRefused(EMAIL) || check.isRefused(PHONE) || check.isRefused(LANGUAGE) ? null
                : check.ruled("customer.", () -> new ContactDetails(name == null ? "-" : name, email, phone, language));
        String address = check.line(ADDRESS, values.get(ADDRESS), 300);
        String model = check.line(MODEL, values.get(MODEL), 100);
        String serial = check.line(SERIAL, values.get(SERIAL), 100);
        String description = check.required(DESCRIPTION, check.text(DESCRIPTION, values.get(DESCRIPTION), 10_000));
        String remedy = check.text(REMEDY, values.get(REMEDY), 2_000);
        Boolean danger = check.yesOrNo(DANGER, values.get(DANGER));
        Channel channel = check.choice(CHANNEL, values.get(CHANNEL), Channel.class, Channel.web);
        Sender sender = check.choice(SENDER, values.get(SENDER), Sender.class, Sender.customer);
        return new CustomerMatter(customer, address, model, serial, description, remedy, Boolean.TRUE.equals(danger), channel, sender, takenBy);
    }
}

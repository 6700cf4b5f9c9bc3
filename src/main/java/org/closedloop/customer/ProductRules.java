package org.closedloop.customer;

import java.util.Set;
import org.closedloop.engine.InvalidInput;
import org.springframework.stereotype.Component;

/** What the data of an owned product must look like; a violation names the field. */
@Component
class ProductRules {

    /** The fault causes of the public contract. */
    private static final Set<String> CAUSES = Set.of("design", "manufacture", "material", "assembly", "transport", "installation", "misuse",
            "wear", "staff", "information", "software", "unknown");

    void check(OwnedProduct product) {
        needed("model", product.model());
        needed("serial", product.serial());
        line("contractNumber", product.contractNumber());
        line("maker", product.maker());
        line("region", product.region());
        require(CAUSES.containsAll(product.warrantyScope()), "warrantyScope", "only causes out of " + String.join(", ", CAUSES.stream().sorted().toList()));
        require(product.purchasedOn() == null || product.warrantyUntil() == null || !product.warrantyUntil().isBefore(product.purchasedOn()),
                "warrantyUntil", "not before purchasedOn");
    }

    private static void needed(String field, String value) {
        require(value != null && !value.isBlank(), field, "1 to 100 characters");
        line(field, value);
    }

    private static void line(String field, String value) {
        require(value == null || value.length() <= 100, field, "at most 100 characters");
        require(value == null || value.codePoints().noneMatch(Character::isISOControl), field, "no line breaks or control characters");
        // a spreadsheet would take it for a formula
        require(value == null || value.isEmpty() || "=+-@".indexOf(value.charAt(0)) < 0, field, "does not begin with = + - or @");
    }

    private static void require(boolean holds, String field, String expected) {
        if (!holds) {
            throw new InvalidInput(field, expected);
        }
    }
}

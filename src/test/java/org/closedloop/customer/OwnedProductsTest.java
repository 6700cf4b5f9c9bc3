package org.closedloop.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.closedloop.Covers;
import org.closedloop.RunningApplication;
import org.closedloop.customer.ProductImport.Outcome;
import org.closedloop.engine.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Products of customers with their warranty data, entered and imported. */
class OwnedProductsTest extends RunningApplication {

    private static final LocalDate BOUGHT = LocalDate.of(2026, 1, 5);

    @Autowired
    OwnedProducts products;
    @Autowired
    ProductImport imports;
    @Autowired
    Customers customers;

    @Test
    void theDemonstrationHasOneInWarrantyOneOutOfItAndOneFromOutside() {
        assertThat(products.find("WM-200", "SN-1")).get().satisfies(one -> {
            assertThat(one.inWarrantyOn(one.purchasedOn().plusMonths(3))).isTrue();
            assertThat(one.isMadeOutside()).isFalse();
            assertThat(one.warrantyScope()).containsExactlyInAnyOrder("manufacture", "assembly", "material");
        });
        assertThat(products.find("WM-200", "SN-2")).get().matches(one -> !one.inWarrantyOn(one.purchasedOn().plusYears(4)));
        assertThat(products.find("XP-10", "SN-X1")).get().matches(OwnedProduct::isMadeOutside);
    }

    @Test
    void isFoundByModelAndSerialInAnyCapitals() {
        UUID owner = owner("Han");
        assertThat(products.enter(new OwnedProduct(owner, "WM-500", "Cap-1", BOUGHT, BOUGHT.plusYears(1)))).isTrue();
        assertThat(products.enter(new OwnedProduct(owner, "wm-500", "CAP-1", BOUGHT, BOUGHT.plusYears(2)))).as("known").isFalse();

        OwnedProduct found = products.find(" wm-500", "cap-1 ").orElseThrow();
        assertThat(found.warrantyUntil()).isEqualTo(BOUGHT.plusYears(2));
        assertThat(products.get(found.id())).isEqualTo(found);
        assertThat(products.of(owner)).containsExactly(found);
        assertThat(products.find("WM-500", "Cap-2")).isEmpty();
        assertThat(products.find(null, "CAP-1")).isEmpty();
        assertThat(products.find("WM-500", null)).isEmpty();
    }

    @Test
    @Covers("R-148")
    void theLastDayOfTheWarrantyIsIncluded() {
        OwnedProduct product = new OwnedProduct(owner("Ma"), "WM-500", "Last-1", BOUGHT, BOUGHT.plusDays(10));
        assertThat(product.inWarrantyOn(BOUGHT.plusDays(10))).isTrue();
        assertThat(product.inWarrantyOn(BOUGHT.plusDays(11))).isFalse();
        assertThat(product.warrantyCovers("material")).isTrue();
        assertThat(product.warrantyCovers("wear")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"model, '', S-1, material, own, -", "serial, WM, ' ', material, own, -", "serial, WM, =1+1, material, own, -",
        "warrantyScope, WM, S-1, weather, own, -", "maker, WM, S-1, material, @maker, -", "warrantyUntil, WM, S-1, material, own, 2025-12-31"})
    void namesTheFieldThatIsWrong(String field, String model, String serial, String scope, String maker, LocalDate until) {
        UUID owner = owner("Bad");
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> products.enter(
                new OwnedProduct(null, owner, model, serial, BOUGHT, null, until, null, Set.of(scope), maker, null)))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void importsGoodRowsAndNamesBadOnes() {
        List<ProductImport.Row> rows = imports.read(new StringReader("""
                \uFEFFmodel,serial,customerName,customerEmail,customerPhone,purchasedOn,receivedOn,warrantyUntil,contractNumber,warrantyScope,maker,region
                WM-700,IMP-1,"Liu, Yi",liu.yi@example.com,,2026-01-05,2026-01-07,2028-01-05,C-77,material; wear,,Beijing
                XP-70,IMP-2,Liu Er,,13812345678,,,,,,Example Pumps,
                WM-700,,Liu San,liu.san@example.com,,,,,,,,
                WM-700,IMP-4,Liu Si,nonsense,,,,,,,,
                WM-700,IMP-5,Liu Wu,,,,,,,,,
                WM-700,IMP-6,Liu Liu,liu.liu@example.com,,yesterday,,,,,,
                WM-700,IMP-7,Liu Qi,liu.qi@example.com,,,,,,weather,,
                WM-700,IMP-8
                wm-700,imp-1,Liu Yi,liu.yi@example.com,,2026-01-05,,2029-01-05,,,,
                """));

        assertThat(rows).extracting(ProductImport.Row::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(rows).extracting(ProductImport.Row::outcome).containsExactly(Outcome.CREATED, Outcome.CREATED, Outcome.REFUSED, Outcome.REFUSED,
                Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED, Outcome.CHANGED);
        assertThat(rows).extracting(ProductImport.Row::column).containsExactly(null, null, "serial", "customerEmail", "customerEmail",
                "purchasedOn", "warrantyScope", "customerName", null);
        assertThat(products.find("WM-700", "IMP-1")).get().satisfies(one -> {
            assertThat(one.warrantyUntil()).isEqualTo("2029-01-05");
            assertThat(customers.get(one.customerId()).name()).as("the newer list says who owns it").isEqualTo("Liu Yi");
            assertThat(one.warrantyScope()).isEqualTo(OwnedProduct.USUAL_SCOPE);
        });
        assertThat(products.find("XP-70", "IMP-2")).get().matches(OwnedProduct::isMadeOutside).matches(one -> !one.hasWarrantyData());
        assertThat(products.search("imp-", 10)).extracting(listed -> listed.product().serial()).containsExactly("IMP-1", "IMP-2");
        assertThat(products.search("Liu E", 10)).extracting(OwnedProducts.Listed::customer).containsExactly("Liu Er");
        assertThat(products.search("i%p", 10)).isEmpty();
    }

    @Test
    void refusesAFileThatIsNoSuchList() {
        for (String file : List.of("", "a,b\n1,2\n", "model,serial,customerName,customerEmail,customerPhone,colour\n",
                "model,serial,customerName,customerEmail,customerPhone\n\"WM")) {
            assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> imports.read(new StringReader(file)))
                    .satisfies(refused -> assertThat(refused.field()).isEqualTo("file"));
        }
    }

    private UUID owner(String name) {
        return customers.register(new ContactDetails(name, name.toLowerCase() + "@owner.example", null, "en")).id();
    }
}

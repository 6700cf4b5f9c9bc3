package org.closedloop.customer;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * A product that a customer owns, known by model and serial number, with the data of its warranty.
 *
 * @param warrantyScope the causes of faults that the warranty covers
 * @param maker         {@link #OWN}, or the outside manufacturer's name (C-16)
 */
public record OwnedProduct(UUID id, UUID customerId, String model, String serial, LocalDate purchasedOn, LocalDate receivedOn,
                           LocalDate warrantyUntil, String contractNumber, Set<String> warrantyScope, String maker, String region) {

    public static final String OWN = "own";
    /** what a warranty covers unless its contract says otherwise. */
    public static final Set<String> USUAL_SCOPE = Set.of("manufacture", "assembly", "material");

    public OwnedProduct {
        warrantyScope = warrantyScope == null || warrantyScope.isEmpty() ? USUAL_SCOPE : Set.copyOf(warrantyScope);
        maker = maker == null || maker.isBlank() ? OWN : maker.strip();
        region = region == null || region.isBlank() ? null : region.strip();
        contractNumber = contractNumber == null || contractNumber.isBlank() ? null : contractNumber.strip();
    }

    /** A product of our own with the usual warranty. */
    public OwnedProduct(UUID customerId, String model, String serial, LocalDate purchasedOn, LocalDate warrantyUntil) {
        this(null, customerId, model, serial, purchasedOn, purchasedOn, warrantyUntil, null, null, OWN, null);
    }

    public OwnedProduct ownedBy(UUID customer) {
        return new OwnedProduct(id, customer, model, serial, purchasedOn, receivedOn, warrantyUntil, contractNumber, warrantyScope, maker, region);
    }

    public boolean isMadeOutside() {
        return !maker.equals(OWN);
    }

    /** Without an end of the warranty nobody can say whether it runs. */
    public boolean hasWarrantyData() {
        return warrantyUntil != null;
    }

    /** The last day is included. */
    public boolean inWarrantyOn(LocalDate day) {
        return warrantyUntil != null && !day.isAfter(warrantyUntil);
    }

    public boolean warrantyCovers(String faultCause) {
        return warrantyScope.contains(faultCause);
    }
}

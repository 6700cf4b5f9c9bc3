package org.closedloop.customer;

import java.time.LocalDate;
import java.util.UUID;

/** A product that a customer owns, known by model and serial number. */
public record OwnedProduct(UUID customerId, String model, String serial, LocalDate purchasedOn, LocalDate warrantyUntil) {}

package org.closedloop.customer;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** Somebody who brought a matter to us. The tier orders queues and never lengthens a limit (C-11). */
@Table("customer")
public record Customer(@Id UUID id, String name, String email, String phone, String language, String tier, Instant createdAt) {

    Customer withEmail(String corrected) {
        return new Customer(id, name, corrected, phone, language, tier, createdAt);
    }
}

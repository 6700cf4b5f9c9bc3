package org.closedloop.repair;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** What a work order cost. */
@Table("work_order_cost")
public record WorkCost(@Id UUID workOrderId, String currency, int labourMinutes, BigDecimal labourAmount, BigDecimal partsAmount,
        BigDecimal travelAmount, BigDecimal transportAmount, WorkPurpose purpose, String enteredBy, Instant enteredAt) {

    public BigDecimal total() {
        return labourAmount.add(partsAmount).add(travelAmount).add(transportAmount);
    }
}

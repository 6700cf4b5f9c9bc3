package org.closedloop.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.closedloop.Covers;
import org.closedloop.parts.Trace;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A repair that needs a part waits for it, uses it, or ends when it never comes. */
class RepairWithPartTest extends RepairTest {

    @Autowired
    Trace trace;

    @Test
    @Covers({"R-191", "R-193", "R-195", "R-208"})
    void theEngineerGetsThePartAndRegistersIt() {
        String reference = partNeeded("P-100");
        complete(reference, "issuePart", Map.of());
        complete(reference, "confirmPartReceipt", Map.of());
        complete(reference, "repairOnsite", Map.of("fixed", true, "workDone", "New pump.", "customerSigned", true, "partInstallation", "Fitted",
                "partTest", "Ran an hour", "partTestPassed", true));
        assertThat(trace.ofDevice(caseOf(reference).productSerial())).hasSize(1);
        assertThat(timeline(reference)).contains("partRequested", "partIssued", "repairSigned");
    }

    @Test
    void aPartThatNeverComesEndsTheRepair() {
        String reference = partNeeded("P-300");
        complete(reference, "orderPart", Map.of("cannotSupply", true));
        assertThat(written(reference, "repairEnded")).hasSize(1);
        assertThat(isRunning(reference, "sparePartSupply")).isFalse();
    }

    private String partNeeded(String part) {
        String reference = report();
        visit(reference, "onsite");
        complete(reference, "diagnoseOnsite", found("material", "partNeeded", part));
        assertThat(isRunning(reference, "sparePartSupply")).isTrue();
        return reference;
    }
}

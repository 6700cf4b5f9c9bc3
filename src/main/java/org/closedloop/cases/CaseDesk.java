package org.closedloop.cases;

import java.util.Map;
import org.closedloop.engine.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff do with an open case beside its steps: note something, write to the customer. */
@Service
@Transactional
public class CaseDesk {

    private final Cases cases;
    private final CustomerLetters letters;

    CaseDesk(Cases cases, CustomerLetters letters) {
        this.cases = cases;
        this.letters = letters;
    }

    /** Keeps a note for colleagues; the customer does not see it. */
    public void note(String reference, String text, String by) {
        cases.write(open(reference), "note", text, by, false);
    }

    /**
     * Writes to the customer, who finds the words on the page of the case too.
     *
     * @param purpose tells this letter from others of the round: the same one is sent once
     * @throws InvalidInput when no letter can reach the customer
     */
    public void write(String reference, String purpose, String text, String by) {
        ServiceCase file = open(reference);
        if (!letters.canReach(reference)) {
            throw new InvalidInput("text", "no letter can reach this customer: please call");
        }
        letters.send(reference, file.round(), "message", purpose, Map.of("message", text));
        cases.write(file, "message", text, by, true);
    }

    private ServiceCase open(String reference) {
        ServiceCase file = cases.get(reference);
        if (!file.isOpen()) {
            throw new CaseClosed(reference);
        }
        return file;
    }
}

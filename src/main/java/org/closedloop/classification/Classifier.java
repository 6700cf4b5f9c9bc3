package org.closedloop.classification;

import org.springframework.stereotype.Service;

@Service
public class Classifier {
    public Classification classify(String text) {
        return new Classification(Category.technical, Urgency.normal, Importance.normal, false, true, "stub");
    }
}

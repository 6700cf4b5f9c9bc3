package org.closedloop.notification;

import java.util.List;
import java.util.UUID;

/** Where the files are that letters enclose, read at the moment a letter leaves; each knows its own. */
public interface Enclosures {

    /** What goes with a letter under this id; nothing when somebody else has it. */
    List<Enclosure> enclosures(UUID id);
}

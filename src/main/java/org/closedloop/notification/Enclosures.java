package org.closedloop.notification;

import java.util.UUID;

/** Where the files are that letters enclose, read at the moment a letter leaves. */
public interface Enclosures {

    Enclosure enclosure(UUID id);
}

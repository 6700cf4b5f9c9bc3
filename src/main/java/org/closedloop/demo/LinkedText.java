package org.closedloop.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plain text cut into links to our own pages and everything else: no link of a stranger becomes clickable. */
class LinkedText {

    private final Pattern ownLink;

    LinkedText(String publicUrl) {
        String base = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        this.ownLink = Pattern.compile("(?<![\\w/@.])" + Pattern.quote(base) + "/[\\w/?=&%._~-]*");
    }

    record Piece(String text, boolean link) {
    }

    List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher link = ownLink.matcher(text);
        int end = 0;
        while (link.find()) {
            pieces.add(new Piece(text.substring(end, link.start()), false));
            pieces.add(new Piece(link.group(), true));
            end = link.end();
        }
        pieces.add(new Piece(text.substring(end), false));
        return pieces;
    }
}

package org.closedloop.knowledge;

import java.util.List;
import java.util.Set;

/**
 * A text taken apart.
 *
 * @param stems the English words in their order, without endings and without those that say nothing
 * @param chinese the Chinese words of two characters and more
 * @param pairs neighbouring Chinese characters
 * @param singles Chinese words of one character
 * @param plain the text in small letters without blanks, for phrases in Chinese
 */
record Words(List<String> stems, Set<String> chinese, Set<String> pairs, Set<String> singles, String plain) {

    Words with(List<String> otherStems) {
        return new Words(otherStems, chinese, pairs, singles, plain);
    }
}

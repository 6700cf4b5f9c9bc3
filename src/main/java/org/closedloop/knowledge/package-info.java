/** What was learned stays: articles from closed cases, and a search that finds them by the meaning of words in both languages. */
package org.closedloop.knowledge;

package org.closedloop.knowledge;

/** Proposed by a closed case, read by everybody, or taken out of use. */
public enum ArticleState { draft, published, withdrawn }

/** Tests of the packaged jar as a process of its own. */
package org.closedloop.packaged;

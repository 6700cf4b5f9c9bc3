package org.closedloop.parts;

/**
 * Who sends a part to whom.
 *
 * @param address null when it is handed over at the warehouse
 * @param consignee null for the engineer
 */
record Shipment(String address, String consignee, String contact) {
}

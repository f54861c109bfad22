package org.customerapi.write.application.port.in;

/**
 * How rows are taken in.
 *
 * @param upsert whether a row whose externalId a customer has replaces that customer
 * @param dryRun whether rows are only checked; then a value taken by another row of the same stream goes unnoticed
 */
public record ImportMode(boolean upsert, boolean dryRun) {}

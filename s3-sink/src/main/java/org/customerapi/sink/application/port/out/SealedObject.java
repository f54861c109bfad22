package org.customerapi.sink.application.port.out;

import java.nio.file.Path;

import org.customerapi.sink.domain.ArchivedObject;

/**
 * A complete object that waits on disk for being put.
 *
 * @param description what it will be in the archive
 * @param content its file, compressed
 */
public record SealedObject(ArchivedObject description, Path content) {}

package org.customerapi.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process holds, as Linux counts it. */
final class ResidentMemory {

    private static final double PAGE_MEGABYTES = 4096.0 / (1 << 20);

    private ResidentMemory() {}

    static double megabytes(long pid) {
        try {
            String pages = Files.readString(Path.of("/proc/" + pid + "/statm")).split(" ")[1];
            return Long.parseLong(pages) * PAGE_MEGABYTES;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

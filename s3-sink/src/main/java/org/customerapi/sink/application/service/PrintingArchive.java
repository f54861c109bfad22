package org.customerapi.sink.application.service;

import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;

import org.customerapi.sink.application.port.in.PrintArchive;
import org.customerapi.sink.application.port.out.ArchiveCatalogue;
import org.customerapi.sink.application.port.out.RecordFormat;
import org.customerapi.sink.application.port.out.RecordPrinter;
import org.customerapi.sink.domain.ArchivedObject;
import org.customerapi.sink.domain.Progress;
import org.customerapi.sink.domain.Selection;

/** Reads object after object, holding one record at a time. */
public final class PrintingArchive implements PrintArchive {

    private final ArchiveCatalogue catalogue;
    private final RecordFormat format;

    public PrintingArchive(ArchiveCatalogue catalogue, RecordFormat format) {
        this.catalogue = catalogue;
        this.format = format;
    }

    @Override
    public Progress print(String topic, Selection selection, OutputStream lines) {
        ArchiveWalk walk = new ArchiveWalk(catalogue, topic);
        AtomicReference<Progress> progress = new AtomicReference<>(Progress.NONE);
        RecordPrinter printer = format.to(lines);
        walk.objects(selection, object -> {
            long printed = print(walk, object, selection, printer);
            progress.updateAndGet(before -> before.plus(printed, 0));
        });
        printer.end();
        return progress.get();
    }

    private static long print(ArchiveWalk walk, ArchivedObject object, Selection selection, RecordPrinter printer) {
        Counter counter = new Counter();
        walk.records(object, record -> {
            if (selection.holds(record)) {
                printer.write(record);
                counter.count++;
            }
        });
        return counter.count;
    }

    private static final class Counter {
        private long count;
    }
}

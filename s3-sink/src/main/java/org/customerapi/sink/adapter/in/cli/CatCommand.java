package org.customerapi.sink.adapter.in.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code archive cat}. */
@Command(name = "cat", mixinStandardHelpOptions = true, description = "Prints archived records, one line of JSON each.")
final class CatCommand implements Runnable {

    private final Supplier<ArchiveTools> tools;

    @Mixin
    private SelectionOptions options = new SelectionOptions();

    CatCommand(Supplier<ArchiveTools> tools) {
        this.tools = tools;
    }

    @Override
    public void run() {
        ArchiveTools archive = tools.get();
        archive.print().print(archive.topic(), options.selection(), new FileOutputStream(FileDescriptor.out));
    }
}

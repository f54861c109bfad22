package org.customerapi.sink.adapter.in.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import picocli.CommandLine;

import org.customerapi.sink.application.port.in.ListArchive;
import org.customerapi.sink.application.port.in.PrintArchive;
import org.customerapi.sink.application.port.in.RestoreArchive;
import org.customerapi.sink.application.port.in.RetractArchive;
import org.customerapi.sink.application.port.in.VerifyArchive;
import org.customerapi.sink.application.port.out.ArchiveException;
import org.customerapi.sink.application.port.out.DamagedArchiveException;

import static org.assertj.core.api.Assertions.assertThat;

class ArchiveCommandTest {

    @ParameterizedTest
    @CsvSource({"damaged, 1", "refused, 2", "away, 3", "unexpected, 3"})
    void endsWithACodeThatTellsWhetherToTryAgain(String failure, int code) {
        PrintArchive print = (topic, selection, lines) -> {
            throw failure(failure);
        };
        StringWriter told = new StringWriter();
        CommandLine command = ArchiveCommand.with(() -> new ArchiveTools(
                        "events",
                        Mockito.mock(ListArchive.class),
                        Mockito.mock(VerifyArchive.class),
                        print,
                        Mockito.mock(RestoreArchive.class),
                        Mockito.mock(RetractArchive.class)))
                .setErr(new PrintWriter(told));

        assertThat(command.execute("cat")).isEqualTo(code);

        assertThat(told).hasToString("archive: " + failure + System.lineSeparator());
    }

    private static RuntimeException failure(String name) {
        return switch (name) {
            case "damaged" -> new DamagedArchiveException("damaged object", name, null);
            case "refused" -> new IllegalArgumentException(name);
            case "away" -> new ArchiveException("503", name, null);
            default -> new IllegalStateException(name);
        };
    }
}

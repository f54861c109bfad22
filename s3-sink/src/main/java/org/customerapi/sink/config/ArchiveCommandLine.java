package org.customerapi.sink.config;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import org.customerapi.sink.adapter.in.cli.ArchiveCommand;
import org.customerapi.sink.adapter.in.cli.ArchiveTools;

/** Runs one command of the archive, with the service's settings and without the service. */
public final class ArchiveCommandLine {

    /** The first argument of a command line that is for this. */
    public static final String NAME = "archive";

    private final AtomicReference<@Nullable ConfigurableApplicationContext> context = new AtomicReference<>();

    private ArchiveCommandLine() {}

    /**
     * Runs it to its end.
     *
     * @param arguments what stands after {@value #NAME}
     * @return the exit code
     */
    public static int run(String... arguments) {
        ArchiveCommandLine line = new ArchiveCommandLine();
        try {
            return ArchiveCommand.with(line::tools).execute(arguments);
        } finally {
            line.close();
        }
    }

    private ArchiveTools tools() {
        ConfigurableApplicationContext started = new SpringApplicationBuilder(CommandLineConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.level.root=ERROR", "spring.main.register-shutdown-hook=true")
                .run();
        context.set(started);
        return started.getBean(ArchiveTools.class);
    }

    private void close() {
        ConfigurableApplicationContext started = context.get();
        if (started != null) {
            started.close();
        }
    }
}

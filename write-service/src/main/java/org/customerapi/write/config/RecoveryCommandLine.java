package org.customerapi.write.config;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

import org.customerapi.write.application.port.in.RecoverCustomers;
import org.customerapi.write.application.port.in.RecoverCustomers.RelayActive;
import org.customerapi.write.application.port.in.RecoverCustomers.Report;

/** Brings MySQL forward to what Kafka has, with the service's settings, without its port and its relay. */
public final class RecoveryCommandLine {

    /** The first argument of a command line that is for this. */
    public static final String NAME = "recover";

    private static final Map<String, Object> NO_SERVICE =
            Map.of("server.port", "-1", "customerapi.relay.enabled", "false");

    /** The lease of an instance that died lasts on; that of one that relays does so for ever. */
    private static final Duration BEYOND_THE_LEASE = Duration.ofSeconds(2);

    private RecoveryCommandLine() {}

    /**
     * Runs it to its end.
     *
     * @param application the service
     * @param out where to tell what was done
     * @param arguments what stands after {@value #NAME}: settings as the service takes them
     * @return the exit code: 0 when MySQL takes writes again
     */
    public static int run(Class<?> application, PrintStream out, String... arguments) {
        SpringApplicationBuilder service = new SpringApplicationBuilder(application)
                .logStartupInfo(false)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource(NAME, NO_SERVICE)));
        try (ConfigurableApplicationContext context = service.run(arguments)) {
            Report report = recover(context);
            tell(report, out);
            return report.isComplete() ? 0 : 1;
        } catch (RelayActive active) {
            out.println(active.getMessage() + ". Nothing was changed.");
            return 1;
        }
    }

    private static Report recover(ConfigurableApplicationContext context) {
        RecoverCustomers recovery = context.getBean(RecoverCustomers.class);
        Duration lease = context.getBean(WriteSettings.class).relay().lease();
        long deadline = System.nanoTime() + lease.plus(BEYOND_THE_LEASE).toNanos();
        while (true) {
            try {
                return recovery.recover();
            } catch (RelayActive active) {
                if (System.nanoTime() > deadline) {
                    throw active;
                }
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        }
    }

    private static void tell(Report report, PrintStream out) {
        out.printf(
                "%d events read, %d customers written, %d of them at a version that was given twice.%n",
                report.read(), report.written(), report.givenTwice());
        report.conflicts()
                .forEach(conflict -> out.printf(
                        "Customer %s was left as it was: customer %s has its %s.%n",
                        conflict.customerId(), conflict.holder(), conflict.field()));
        report.unreadable()
                .forEach(id -> out.printf("Customer %s was left as it was: its event cannot be read.%n", id));
        out.println(
                report.isComplete()
                        ? "MySQL has what Kafka has, and takes writes again."
                        : "MySQL takes no writes until these are mended and a run has left nothing undone.");
    }
}

package org.customerapi.write.adapter.out.mysql;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.customerapi.write.config.InvalidSettings;

/** What a MySQL has to be for this service to run on it. */
final class MySqlRequirements {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");
    private static final long OLDEST = number(8, 0, 12);
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    private MySqlRequirements() {}

    /**
     * Looks at what {@code VERSION()} answers.
     *
     * @throws InvalidSettings when it is too old, or another product
     */
    static void checkVersion(String version) {
        Matcher parts = VERSION.matcher(version);
        boolean mysql = parts.matches() && !version.toLowerCase(Locale.ROOT).contains("mariadb");
        if (!mysql || number(part(parts, 1), part(parts, 2), part(parts, 3)) < OLDEST) {
            throw new InvalidSettings(
                    "DB_HOST and DB_PORT lead to a server of version " + version + ", which this service cannot use",
                    "Lead them to MySQL 8.0.12 or newer");
        }
    }

    /**
     * Compares two clocks: tokens, retention and the times of events are made by this one, the relay's lease by MySQL's.
     *
     * @throws InvalidSettings when they are more than five minutes apart
     */
    static void checkClocks(Instant here, Instant there) {
        Duration apart = Duration.between(there, here).abs();
        if (apart.compareTo(TOLERATED) > 0) {
            throw new InvalidSettings(
                    "The clocks of this machine and of MySQL are %d minutes apart: %s here, %s there"
                            .formatted(apart.toMinutes(), here, there),
                    "Set whichever is wrong, by NTP best");
        }
    }

    private static int part(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    private static long number(int major, int minor, int patch) {
        return major * 1_000_000L + minor * 1_000L + patch;
    }
}

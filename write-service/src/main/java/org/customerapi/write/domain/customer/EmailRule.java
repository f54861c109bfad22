package org.customerapi.write.domain.customer;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Accepts addresses as people use them: {@code local@domain.tld}, any letters (RFC 6531), no quoted local parts and no
 * address literals.
 */
final class EmailRule {

    static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL = 64;

    private static final Pattern LOCAL = Pattern.compile(
            "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]++(?:\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
    private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.)+" + LABEL);

    private EmailRule() {}

    static @Nullable String clean(@Nullable String raw, Violations violations) {
        String email = TextRule.clean(raw, "/email", MAX_LENGTH, violations);
        if (email != null && lowerCaseLength(email) > MAX_LENGTH) {
            violations.add("/email", "must have at most " + MAX_LENGTH + " characters in lower case, too");
            return null;
        }
        if (email != null && !isAddress(email)) {
            violations.add("/email", "must be an email address such as maria@example.org");
            return null;
        }
        return email;
    }

    /** Some letters become two in lower case. */
    private static int lowerCaseLength(String email) {
        String lower = email.toLowerCase(Locale.ROOT);
        return lower.codePointCount(0, lower.length());
    }

    private static boolean isAddress(String email) {
        int at = email.lastIndexOf('@');
        return at > 0
                && at <= MAX_LOCAL
                && LOCAL.matcher(email.substring(0, at)).matches()
                && DOMAIN.matcher(email.substring(at + 1)).matches();
    }
}

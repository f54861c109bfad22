package org.customerapi.write.domain.user;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.customerapi.write.domain.customer.Violations;

/**
 * What users may be called, may do, and may have as a password. Passwords are ruled by length rather than by kinds of
 * characters, as NIST SP 800-63B advises.
 *
 * @param knownScopes all scopes there are
 */
public record UserRules(Set<String> knownScopes) {

    /** The shortest password, in characters. */
    public static final int MIN_PASSWORD = 12;

    /** The longest password, in characters. */
    public static final int MAX_PASSWORD = 200;

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");

    /**
     * Checks someone who is to become a user.
     *
     * @throws org.customerapi.write.domain.customer.InvalidInput with everything that is wrong
     */
    public void check(NewUser candidate) {
        Violations violations = new Violations();
        if (!USERNAME.matcher(candidate.username()).matches()) {
            violations.add(
                    "/username",
                    "must have 1 to 100 letters, digits or any of . _ @ -, and start with one of the first");
        }
        checkPassword(candidate.username(), candidate.password(), violations);
        checkScopes(candidate.scopes(), violations);
        violations.throwIfAny();
    }

    /**
     * Checks a password.
     *
     * @throws org.customerapi.write.domain.customer.InvalidInput when the user may not have it
     */
    public void checkPassword(String username, String password) {
        Violations violations = new Violations();
        checkPassword(username, password, violations);
        violations.throwIfAny();
    }

    private static void checkPassword(String username, String password, Violations violations) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_PASSWORD || length > MAX_PASSWORD) {
            violations.add("/password", "must have " + MIN_PASSWORD + " to " + MAX_PASSWORD + " characters");
        } else if (password.codePoints().distinct().count() < MIN_PASSWORD / 3) {
            violations.add("/password", "must not repeat so few characters");
        } else if (!username.isEmpty() && lower(password).contains(lower(username)) && username.length() > 3) {
            violations.add("/password", "must not hold the username");
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private void checkScopes(List<String> scopes, Violations violations) {
        if (scopes.isEmpty()) {
            violations.add("/scopes", "must name at least one of " + sorted());
        }
        for (int i = 0; i < scopes.size(); i++) {
            if (!knownScopes.contains(scopes.get(i))) {
                violations.add("/scopes/" + i, "must be one of " + sorted());
            }
        }
    }

    private String sorted() {
        return String.join(", ", knownScopes.stream().sorted().toList());
    }
}

package org.customerapi.write.domain.user;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.customerapi.write.domain.customer.InvalidInput;
import org.customerapi.write.domain.customer.Violation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class UserRulesTest {

    private static final String GOOD = "correct horse battery";

    private final UserRules rules = new UserRules(Set.of("customers:read", "customers:write"));

    @ParameterizedTest
    @ValueSource(strings = {"a", "maria.anders@example.org", "svc_import-7"})
    void takesUsualNames(String username) {
        assertThatCode(() -> rules.check(new NewUser(username, GOOD, List.of("customers:read"))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "maria anders", ".", "../x", "a/b", "måns", "a\nb"})
    void refusesNamesThatCannotStandInAPath(String username) {
        assertThat(pointers(new NewUser(username, GOOD, List.of("customers:read"))))
                .containsExactly("/username");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "eleven char", "aaaaaaaaaaaaaaaa", "Maria-has-a-password"})
    void refusesWeakPasswords(String password) {
        assertThat(pointers(new NewUser("maria", password, List.of("customers:read"))))
                .containsExactly("/password");
    }

    @Test
    void refusesAPasswordThatIsTooLongToHash() {
        assertThat(pointers(new NewUser("maria", "0123456789".repeat(21), List.of("customers:read"))))
                .containsExactly("/password");
    }

    @Test
    void refusesUsersWhoMayDoNothingOrSomethingUnknown() {
        assertThat(pointers(new NewUser("maria", GOOD, List.of()))).containsExactly("/scopes");
        assertThat(pointers(new NewUser("maria", GOOD, List.of("customers:read", "root"))))
                .containsExactly("/scopes/1");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        assertThat(pointers(new NewUser("", "", List.of()))).containsExactly("/username", "/password", "/scopes");
    }

    private List<String> pointers(NewUser candidate) {
        return catchThrowableOfType(InvalidInput.class, () -> rules.check(candidate)).violations().stream()
                .map(Violation::pointer)
                .toList();
    }
}

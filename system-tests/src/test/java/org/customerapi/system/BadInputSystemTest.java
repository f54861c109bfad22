package org.customerapi.system;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.customerapi.localstack.hostile.SignedTokens;
import org.customerapi.localstack.http.Answer;
import org.customerapi.localstack.stack.Stack;
import org.customerapi.system.kit.Client;
import org.customerapi.system.kit.Database;
import org.customerapi.system.kit.RunningStack;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningStack.class)
class BadInputSystemTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST | /v1/customers            | admin  | {"firstName"                             | 400 | malformed-request
            POST | /v1/customers            | admin  | {"firstName":1}                          | 400 | invalid-input
            POST | /v1/customers            | admin  | {"firstName":"a","colour":"red"}         | 400 | invalid-input
            POST | /v1/customers            | admin  | {"email":"maria@example.org"}            | 400 | invalid-input
            POST | /v1/customers            | admin  | {"firstName":"a","email":"@"}            | 400 | invalid-input
            POST | /v1/customers            | admin  | {"firstName":"a","address":{"country":"Atlantis"}} | 400 | invalid-input
            POST | /v1/customers            | reader | {"firstName":"a"}                        | 403 | insufficient-scope
            POST | /v1/customers            | nobody | {"firstName":"a"}                        | 401 | unauthenticated
            PUT  | /v1/customers/01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11 | admin | {"firstName":"a"} | 404 | not-found
            GET  | /v1/customers/01936c5e-7b52-7c3a-9b1e-2f6d8a4c0e11 | admin | ``                | 404 | not-found
            GET  | /v1/customers/42         | admin  | ``                                       | 404 | not-found
            GET  | /v1/customers?size=1001  | admin  | ``                                       | 400 | invalid-input
            GET  | /v1/nothing              | admin  | ``                                       | 404 | not-found
            """)
    void answersAProblemAndWritesNothing(
            String method,
            String path,
            String user,
            String body,
            int status,
            String problem,
            Stack stack,
            Client anyone) {
        Client client = user.equals("nobody") ? anyone : anyone.as(user);
        Map<String, Long> before = Database.versions(stack);

        Answer answer = client.call(method, path, body);

        assertProblem(answer, status, problem);
        assertThat(Database.versions(stack)).isEqualTo(before);
    }

    /** Good but for their signatures. */
    static Stream<String> foreignTokens() {
        Map<String, Object> claims = SignedTokens.claims("customers:read customers:write");
        return Stream.of(
                new SignedTokens("a key of 32 bytes that nobody has").with("customers:write"),
                SignedTokens.unsigned(Map.of("alg", "none"), claims),
                SignedTokens.unsigned(Map.of("alg", "HS256"), claims));
    }

    @ParameterizedTest
    @MethodSource("foreignTokens")
    void refusesTokensThatItDidNotSign(String token, Stack stack, Client anyone) {
        Map<String, Long> before = Database.versions(stack);

        Answer answer = anyone.with("Authorization", "Bearer " + token).post("/v1/customers", "{\"firstName\":\"a\"}");

        assertProblem(answer, 401, "unauthenticated");
        assertThat(Database.versions(stack)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"101, 400, invalid-input", "2000000, 413, content-too-large"})
    void refusesWhatIsTooLong(int length, int status, String problem, Stack stack, Client anyone) {
        Map<String, Long> before = Database.versions(stack);

        Answer answer = anyone.as("admin").post("/v1/customers", "{\"firstName\":\"" + "a".repeat(length) + "\"}");

        assertProblem(answer, status, problem);
        assertThat(Database.versions(stack)).isEqualTo(before);
    }

    private static void assertProblem(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.problem()).isEqualTo(problem);
    }
}

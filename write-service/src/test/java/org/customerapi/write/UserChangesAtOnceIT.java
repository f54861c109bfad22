package org.customerapi.write;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.customerapi.localstack.Server;
import org.customerapi.localstack.Servers;
import org.customerapi.localstack.WithServers;
import org.customerapi.localstack.http.Answer;
import org.customerapi.write.kit.Api;
import org.customerapi.write.kit.RunningWriteService;
import org.customerapi.write.kit.RunningWriteService.Home;
import org.customerapi.write.kit.Users;

import static org.assertj.core.api.Assertions.assertThat;

/** Changes of users that meet each other, or their users' logins. */
@WithServers({Server.MYSQL, Server.KAFKA})
class UserChangesAtOnceIT {

    private static final String PASSWORD = "correct horse battery";
    private static RunningWriteService service;
    private static Api api;
    private static Api admin;
    private static Users users;

    @BeforeAll
    static void start(Servers servers) {
        service = RunningWriteService.start(servers, Home.on(servers), "--LOGIN_PAIR_BURST=1000");
        api = service.api();
        admin = api.as("admin");
        users = new Users(api, admin);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void createsOneOfManyUsersOfTheSameNameAtOnce() {
        List<CompletableFuture<Integer>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> users.create("twins", PASSWORD, "customers:read").status()))
                .limit(6)
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @Test
    void leavesOneOfTwoAdministratorsWhoDisableEachOtherAtOnce() {
        users.create("deputy", PASSWORD, "customers:admin");
        Api deputy = users.loggedIn("deputy", PASSWORD);

        for (int round = 0; round < 15; round++) {
            CompletableFuture<Integer> one = disabling(admin, "deputy");
            CompletableFuture<Integer> other = disabling(deputy, "admin");

            assertThat(List.of(one.join(), other.join())).containsExactlyInAnyOrder(204, 409);
            admin.post("/v1/admin/users/admin/enable", "");
            admin.post("/v1/admin/users/deputy/enable", "");
        }
        admin.post("/v1/admin/users/deputy/disable", "");
    }

    private static CompletableFuture<Integer> disabling(Api by, String username) {
        return CompletableFuture.supplyAsync(
                () -> by.post("/v1/admin/users/" + username + "/disable", "").status());
    }

    @Test
    void failsNoLoginAndNoRefreshThatMeetsAChangeOfItsUser() {
        users.create("busy", PASSWORD, "customers:read");
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Set<Integer>>> clients = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> refreshUntil(over)))
                .limit(4)
                .toList();

        for (int i = 0; i < 20; i++) {
            Answer changed = admin.put("/v1/admin/users/busy/password", "{\"password\":\"" + PASSWORD + "\"}");
            assertThat(changed.status()).isEqualTo(204);
        }
        over.set(true);

        assertThat(clients).allSatisfy(client -> assertThat(client.join()).containsOnly(200, 401));
    }

    private static Set<Integer> refreshUntil(AtomicBoolean over) {
        Set<Integer> statuses = new TreeSet<>(Set.of(200, 401));
        Answer tokens = users.logIn("busy", PASSWORD);
        while (!over.get()) {
            statuses.add(tokens.status());
            tokens = tokens.status() == 200
                    ? users.refresh(tokens.text("refresh_token"))
                    : users.logIn("busy", PASSWORD);
        }
        return statuses;
    }
}

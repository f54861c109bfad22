package org.customerapi.write.adapter.in.web;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.write.application.port.in.UserAdministration;
import org.customerapi.write.config.OnOwnLogin;
import org.customerapi.write.domain.customer.Violations;
import org.customerapi.write.domain.user.NewUser;
import org.customerapi.write.domain.user.User;

/** The users of the API, for administrators. */
@RestController
@Conditional(OnOwnLogin.class)
@RequestMapping("/v1/admin/users")
class UserController {

    private static final Logger LOG = LoggerFactory.getLogger(UserController.class);

    private final UserAdministration users;
    private final JsonBodies bodies;

    UserController(UserAdministration users, JsonBodies bodies) {
        this.users = users;
        this.bodies = bodies;
    }

    /** What is told of a user. */
    record UserAnswer(String username, List<String> scopes, boolean disabled) {
        static UserAnswer of(User user) {
            return new UserAnswer(
                    user.username(), user.scopes().stream().sorted().toList(), user.disabled());
        }
    }

    /** All users. */
    record UserList(List<UserAnswer> items) {}

    @GetMapping
    UserList list() {
        return new UserList(users.list().stream().map(UserAnswer::of).toList());
    }

    @GetMapping("/{username}")
    UserAnswer get(@PathVariable String username) {
        return UserAnswer.of(users.find(username));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<UserAnswer> create(@RequestBody byte[] body, @AuthenticationPrincipal Jwt token) {
        JsonFields fields = fieldsOf(body, Set.of("username", "password", "scopes"));
        NewUser candidate = new NewUser(text(fields, "username"), text(fields, "password"), fields.texts("scopes"));
        fields.violations().throwIfAny();
        User user = users.create(candidate);
        log("created", user.username(), token);
        return ResponseEntity.created(URI.create("/v1/admin/users/" + user.username()))
                .body(UserAnswer.of(user));
    }

    @PostMapping("/{username}/disable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(@PathVariable String username, @AuthenticationPrincipal Jwt token) {
        users.disable(username);
        log("disabled", username, token);
    }

    @PostMapping("/{username}/enable")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enable(@PathVariable String username, @AuthenticationPrincipal Jwt token) {
        users.enable(username);
        log("enabled", username, token);
    }

    @PutMapping(path = "/{username}/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@PathVariable String username, @RequestBody byte[] body, @AuthenticationPrincipal Jwt token) {
        JsonFields fields = fieldsOf(body, Set.of("password"));
        String password = text(fields, "password");
        fields.violations().throwIfAny();
        users.changePassword(username, password);
        log("given a new password", username, token);
    }

    private JsonFields fieldsOf(byte[] body, Set<String> known) {
        JsonFields fields = new JsonFields(bodies.object(body), "", new Violations());
        fields.refuseOthersThan(known);
        return fields;
    }

    private static String text(JsonFields fields, String name) {
        return Objects.requireNonNullElse(fields.text(name), "");
    }

    private static void log(String what, String username, Jwt token) {
        LOG.atInfo()
                .addKeyValue("user", username)
                .addKeyValue("actor", token.getSubject())
                .log("A user was {}", what);
    }
}

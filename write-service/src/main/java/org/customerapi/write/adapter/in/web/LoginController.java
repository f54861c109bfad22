package org.customerapi.write.adapter.in.web;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.customerapi.write.application.port.in.LogIn;
import org.customerapi.write.application.port.in.RefreshLogIn;
import org.customerapi.write.application.port.in.StoreUnavailable;
import org.customerapi.write.config.OnOwnLogin;
import org.customerapi.write.domain.customer.Violations;

/** Logging in, staying so, and logging out. */
@RestController
@Conditional(OnOwnLogin.class)
@RequestMapping(path = "/v1/auth", consumes = MediaType.APPLICATION_JSON_VALUE)
class LoginController {

    private static final int MAX_LENGTH = 200;

    private final LogIn logIn;
    private final RefreshLogIn refreshLogIn;
    private final JsonBodies bodies;

    LoginController(LogIn logIn, RefreshLogIn refreshLogIn, JsonBodies bodies) {
        this.logIn = logIn;
        this.refreshLogIn = refreshLogIn;
        this.bodies = bodies;
    }

    @PostMapping(path = "/login", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TokenAnswer> logIn(@RequestBody byte[] body, HttpServletRequest request) {
        JsonFields fields = fieldsOf(body, Set.of("username", "password"));
        String username = required(fields, "username");
        String password = required(fields, "password");
        fields.violations().throwIfAny();
        String address = ClientAddress.of(request.getRemoteAddr());
        return answer(TokenAnswer.of(logIn.logIn(username, password, address)));
    }

    @PostMapping(path = "/refresh", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TokenAnswer> refresh(@RequestBody byte[] body) {
        String refreshToken = refreshToken(body);
        try {
            return answer(TokenAnswer.of(refreshLogIn.refresh(refreshToken)));
        } catch (StoreUnavailable away) {
            throw away.isUncertain() ? new RefreshUncertain(away) : away;
        }
    }

    @PostMapping("/logout")
    ResponseEntity<Void> logOut(@RequestBody byte[] body) {
        refreshLogIn.logOut(refreshToken(body));
        return ResponseEntity.noContent().build();
    }

    private String refreshToken(byte[] body) {
        JsonFields fields = fieldsOf(body, Set.of("refresh_token"));
        String refreshToken = required(fields, "refresh_token");
        fields.violations().throwIfAny();
        return refreshToken;
    }

    private JsonFields fieldsOf(byte[] body, Set<String> known) {
        JsonFields fields = new JsonFields(bodies.object(body), "", new Violations());
        fields.refuseOthersThan(known);
        return fields;
    }

    private static String required(JsonFields fields, String name) {
        @Nullable String text = fields.text(name);
        if (text == null || text.isEmpty() || text.codePointCount(0, text.length()) > MAX_LENGTH) {
            fields.violations().add("/" + name, "is required, with at most " + MAX_LENGTH + " characters");
            return "";
        }
        return text;
    }

    private static ResponseEntity<TokenAnswer> answer(TokenAnswer tokens) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(tokens);
    }
}

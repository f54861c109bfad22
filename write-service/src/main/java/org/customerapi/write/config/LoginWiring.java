package org.customerapi.write.config;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import org.customerapi.contracts.Scopes;
import org.customerapi.write.application.port.in.LogIn;
import org.customerapi.write.application.port.out.AccessTokens;
import org.customerapi.write.application.port.out.PasswordHashes;
import org.customerapi.write.application.port.out.RefreshTokens;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.application.port.out.Users;
import org.customerapi.write.application.service.LoginService;
import org.customerapi.write.application.service.ThrottledLogIn;
import org.customerapi.write.application.service.UserService;
import org.customerapi.write.domain.user.UserRules;

/** Wires logins and users, unless they are an outside provider's affair. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnOwnLogin.class)
class LoginWiring {

    @Bean
    LoginService loginService(
            Users users,
            PasswordHashes passwords,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            UnitOfWork unitOfWork,
            WriteSettings settings,
            Clock clock,
            Supplier<UUID> ids) {
        LoginService.Lifetimes lifetimes = new LoginService.Lifetimes(
                settings.tokens().access(), settings.tokens().refresh());
        return new LoginService(users, passwords, accessTokens, refreshTokens, unitOfWork, lifetimes, clock, ids);
    }

    @Bean
    @Primary
    LogIn throttledLogIn(LoginService logins, LoginSettings settings) {
        return new ThrottledLogIn(logins, settings.limits(), System::nanoTime);
    }

    @Bean
    UserRules userRules() {
        return new UserRules(Set.of(Scopes.READ, Scopes.WRITE, Scopes.ADMIN));
    }

    @Bean
    UserService userService(
            Users users,
            RefreshTokens refreshTokens,
            PasswordHashes passwords,
            UnitOfWork unitOfWork,
            UserRules rules) {
        return new UserService(users, refreshTokens, passwords, unitOfWork, rules, Scopes.ADMIN);
    }
}

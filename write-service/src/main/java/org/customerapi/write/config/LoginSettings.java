package org.customerapi.write.config;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

import org.customerapi.write.application.service.LoginLimits;

/**
 * How many logins may fail, in each instance.
 *
 * @param pair of one user from one address
 * @param user of one user from addresses that are not the user's own
 * @param address of all users from one address
 */
@ConfigurationProperties("customerapi.login")
public record LoginSettings(Limit pair, Limit user, Limit address) {

    /** How many at once, and after what time there is one more. */
    public record Limit(int burst, Duration refill) {

        public Limit {
            if (burst < 1 || !refill.isPositive()) {
                throw new InvalidSettings(
                        "A limit of logins has a burst below 1, or a refill time that is not positive",
                        "Mend LOGIN_PAIR_…, LOGIN_USER_… and LOGIN_ADDRESS_BURST and …_REFILL, for example 20 and 30s");
            }
        }

        private LoginLimits.Limit limit() {
            return new LoginLimits.Limit(burst, refill);
        }
    }

    LoginLimits limits() {
        return new LoginLimits(pair.limit(), user.limit(), address.limit());
    }
}

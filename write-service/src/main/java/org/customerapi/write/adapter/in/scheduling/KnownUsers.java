package org.customerapi.write.adapter.in.scheduling;

import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

import org.customerapi.contracts.Scopes;
import org.customerapi.write.application.port.out.PasswordHashes;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.application.port.out.Users;
import org.customerapi.write.config.InvalidSettings;
import org.customerapi.write.config.OnOwnLogin;
import org.customerapi.write.config.WriteSettings;
import org.customerapi.write.config.WriteSettings.KnownUser;
import org.customerapi.write.domain.customer.InvalidInput;
import org.customerapi.write.domain.customer.Violation;
import org.customerapi.write.domain.user.NewUser;
import org.customerapi.write.domain.user.User;
import org.customerapi.write.domain.user.UserRules;

/**
 * Makes the first administrator, and the users of the local stack, where they are missing. Those of the local stack are for
 * everyone to know, so no rule holds for their passwords.
 */
@Component
@Conditional(OnOwnLogin.class)
class KnownUsers implements InitializingBean {

    private final WriteSettings settings;
    private final Users users;
    private final PasswordHashes passwords;
    private final UnitOfWork unitOfWork;
    private final UserRules rules;

    KnownUsers(WriteSettings settings, Users users, PasswordHashes passwords, UnitOfWork unitOfWork, UserRules rules) {
        this.settings = settings;
        this.users = users;
        this.passwords = passwords;
        this.unitOfWork = unitOfWork;
        this.rules = rules;
    }

    @Override
    public void afterPropertiesSet() {
        WriteSettings.Admin admin = settings.admin();
        if (!admin.username().isBlank() && !admin.password().isBlank()) {
            addIfMissing(administrator(admin));
        }
        settings.users().forEach(this::addIfMissing);
        if (users.isEmpty()) {
            throw new InvalidSettings(
                    "There is no user yet, and ADMIN_USERNAME or ADMIN_PASSWORD is not set",
                    "Set ADMIN_USERNAME and ADMIN_PASSWORD for the first administrator");
        }
    }

    /** One who is there already may be older than the rules, and logs in by another password. */
    private KnownUser administrator(WriteSettings.Admin admin) {
        List<String> all = List.of(Scopes.READ, Scopes.WRITE, Scopes.ADMIN);
        if (users.find(admin.username()).isEmpty()) {
            check(new NewUser(admin.username(), admin.password(), all));
        }
        return new KnownUser(admin.username(), admin.password(), all);
    }

    private void check(NewUser administrator) {
        try {
            rules.check(administrator);
        } catch (InvalidInput weak) {
            Violation first = weak.violations().getFirst();
            String setting = first.pointer().equals("/password") ? "ADMIN_PASSWORD" : "ADMIN_USERNAME";
            throw new InvalidSettings(setting + " " + first.detail(), "Set another " + setting);
        }
    }

    private void addIfMissing(KnownUser user) {
        if (users.find(user.username()).isEmpty()) {
            User added = new User(user.username(), passwords.hash(user.password()), Set.copyOf(user.scopes()), false);
            unitOfWork.commit(() -> users.add(added));
        }
    }
}

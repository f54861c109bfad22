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
import org.customerapi.write.domain.user.User;

/** Makes the first administrator, and the users of the local stack, where they are missing. */
@Component
@Conditional(OnOwnLogin.class)
class KnownUsers implements InitializingBean {

    private final WriteSettings settings;
    private final Users users;
    private final PasswordHashes passwords;
    private final UnitOfWork unitOfWork;

    KnownUsers(WriteSettings settings, Users users, PasswordHashes passwords, UnitOfWork unitOfWork) {
        this.settings = settings;
        this.users = users;
        this.passwords = passwords;
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void afterPropertiesSet() {
        WriteSettings.Admin admin = settings.admin();
        if (!admin.username().isBlank() && !admin.password().isBlank()) {
            List<String> all = List.of(Scopes.READ, Scopes.WRITE, Scopes.ADMIN);
            addIfMissing(new KnownUser(admin.username(), admin.password(), all));
        }
        settings.users().forEach(this::addIfMissing);
        if (users.isEmpty()) {
            throw new InvalidSettings(
                    "There is no user yet, and ADMIN_USERNAME or ADMIN_PASSWORD is not set",
                    "Set ADMIN_USERNAME and ADMIN_PASSWORD for the first administrator");
        }
    }

    private void addIfMissing(KnownUser user) {
        if (users.find(user.username()).isEmpty()) {
            User added = new User(user.username(), passwords.hash(user.password()), Set.copyOf(user.scopes()), false);
            unitOfWork.commit(() -> users.add(added));
        }
    }
}

package org.customerapi.write.application.service;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.customerapi.write.application.port.in.UserAdministration;
import org.customerapi.write.application.port.out.PasswordHashes;
import org.customerapi.write.application.port.out.RefreshTokens;
import org.customerapi.write.application.port.out.UnitOfWork;
import org.customerapi.write.application.port.out.Users;
import org.customerapi.write.domain.user.LastAdministrator;
import org.customerapi.write.domain.user.NewUser;
import org.customerapi.write.domain.user.UnknownUser;
import org.customerapi.write.domain.user.User;
import org.customerapi.write.domain.user.UserRules;
import org.customerapi.write.domain.user.UsernameTaken;

/** Administers users; each change and the end of the refresh tokens it asks for are one commit. */
public final class UserService implements UserAdministration {

    private final Users users;
    private final RefreshTokens refreshTokens;
    private final PasswordHashes passwords;
    private final UnitOfWork unitOfWork;
    private final UserRules rules;
    private final String adminScope;

    public UserService(
            Users users,
            RefreshTokens refreshTokens,
            PasswordHashes passwords,
            UnitOfWork unitOfWork,
            UserRules rules,
            String adminScope) {
        this.users = users;
        this.refreshTokens = refreshTokens;
        this.passwords = passwords;
        this.unitOfWork = unitOfWork;
        this.rules = rules;
        this.adminScope = adminScope;
    }

    @Override
    public List<User> list() {
        return users.all();
    }

    @Override
    public User find(String username) {
        return users.find(username).orElseThrow(UnknownUser::new);
    }

    @Override
    public User create(NewUser candidate) {
        rules.check(candidate);
        User user = new User(
                candidate.username(), passwords.hash(candidate.password()), Set.copyOf(candidate.scopes()), false);
        if (!unitOfWork.commit(() -> users.add(user))) {
            throw new UsernameTaken();
        }
        return user;
    }

    @Override
    public void disable(String username) {
        change(username, User::disable);
    }

    @Override
    public void enable(String username) {
        change(username, User::enable);
    }

    @Override
    public void changePassword(String username, String password) {
        rules.checkPassword(username, password);
        String hash = passwords.hash(password);
        change(username, user -> user.withPasswordHash(hash));
    }

    /** Locks all users: two administrators who disable each other at once must not both succeed. */
    private void change(String username, UnaryOperator<User> change) {
        unitOfWork.commit(() -> {
            List<User> all = users.lockAll();
            User user = all.stream()
                    .filter(one -> one.username().equals(username))
                    .findFirst()
                    .orElseThrow(UnknownUser::new);
            User changed = change.apply(user);
            if (isActiveAdministrator(user) && changed.disabled() && isAlone(user, all)) {
                throw new LastAdministrator();
            }
            if (!changed.equals(user)) {
                users.save(changed);
                refreshTokens.revokeAll(username);
            }
            return changed;
        });
    }

    private boolean isActiveAdministrator(User user) {
        return !user.disabled() && user.scopes().contains(adminScope);
    }

    private boolean isAlone(User user, List<User> all) {
        return all.stream().filter(this::isActiveAdministrator).allMatch(user::equals);
    }
}

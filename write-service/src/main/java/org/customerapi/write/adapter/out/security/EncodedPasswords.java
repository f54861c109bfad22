package org.customerapi.write.adapter.out.security;

import org.springframework.security.crypto.password.PasswordEncoder;

import org.customerapi.write.application.port.out.PasswordHashes;

/** Passwords by a Spring Security encoder. */
public record EncodedPasswords(PasswordEncoder encoder) implements PasswordHashes {

    @Override
    public String hash(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalArgumentException("a password is required");
        }
        return hash;
    }

    @Override
    public boolean matches(String password, String hash) {
        return encoder.matches(password, hash);
    }
}

package org.customerapi.write.application.port.out;

/** Hashes passwords, slowly. */
public interface PasswordHashes {

    String hash(String password);

    boolean matches(String password, String hash);
}

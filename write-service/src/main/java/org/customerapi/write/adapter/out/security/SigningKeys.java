package org.customerapi.write.adapter.out.security;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;

import org.customerapi.write.config.InvalidSettings;

/**
 * The key pairs of JWT_PRIVATE_KEYS in their order: the first private one signs, all of them verify. A key that is public
 * only is one that no longer signs.
 *
 * @param keys RSA of 2048 bits or more (RS256) or EC on P-256 (ES256), each with {@code alg} and {@code kid}
 */
record SigningKeys(List<JWK> keys) {

    private static final int MIN_RSA_BITS = 2048;

    /**
     * Reads a setting.
     *
     * @param setting a JWK Set (RFC 7517) or PEM blocks (PKCS#8), inline or as the path of a file; empty for no keys
     * @throws InvalidSettings when it is anything else, without a word of what it holds
     */
    static SigningKeys of(String setting) {
        if (setting.isBlank()) {
            return new SigningKeys(List.of());
        }
        String text = KeyText.of(setting);
        try {
            List<JWK> keys = new ArrayList<>();
            for (JWK key : text.startsWith("{") ? JWKSet.parse(text).getKeys() : PemKeys.parse(text)) {
                keys.add(complete(key));
            }
            if (keys.stream().noneMatch(JWK::isPrivate)) {
                throw refused("holds no private key");
            }
            return new SigningKeys(List.copyOf(keys));
        } catch (ParseException | JOSEException | IllegalArgumentException unreadable) {
            throw refused("cannot be read as a JWK Set or as PEM");
        }
    }

    private static JWK complete(JWK key) throws JOSEException {
        String id = key.getKeyID() == null ? key.computeThumbprint().toString() : key.getKeyID();
        return switch (key) {
            case RSAKey rsa
            when rsa.size() >= MIN_RSA_BITS ->
                new RSAKey.Builder(rsa)
                        .keyID(id)
                        .algorithm(JWSAlgorithm.RS256)
                        .keyUse(KeyUse.SIGNATURE)
                        .build();
            case ECKey ec
            when Curve.P_256.equals(ec.getCurve()) ->
                new ECKey.Builder(ec)
                        .keyID(id)
                        .algorithm(JWSAlgorithm.ES256)
                        .keyUse(KeyUse.SIGNATURE)
                        .build();
            default -> throw refused("may hold RSA keys of 2048 bits or more, and EC keys on P-256, and holds another");
        };
    }

    Optional<JWK> signing() {
        return keys.stream().filter(JWK::isPrivate).findFirst();
    }

    /** The public halves, as a JWK Set. */
    JWKSet published() {
        return new JWKSet(keys).toPublicJWKSet();
    }

    static InvalidSettings refused(String why) {
        return new InvalidSettings(
                "JWT_PRIVATE_KEYS " + why,
                "Set JWT_PRIVATE_KEYS to a JWK Set or to PEM blocks (PKCS#8), or to the path of a file with either");
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "SigningKeys[" + keys.size() + "]";
    }
}

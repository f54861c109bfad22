package org.customerapi.write.adapter.out.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Private keys in PEM (RFC 7468) with PKCS#8 inside, as {@code openssl genpkey} writes them. */
final class PemKeys {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final int P_256_BITS = 256;

    private PemKeys() {}

    /** @throws JOSEException when there is no block, or one that holds no RSA or P-256 key */
    static List<JWK> parse(String text) throws JOSEException {
        List<JWK> keys = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            keys.add(key(Base64.getMimeDecoder().decode(blocks.group(1))));
        }
        if (keys.isEmpty()) {
            throw new JOSEException("no PRIVATE KEY block");
        }
        return keys;
    }

    private static JWK key(byte[] encoded) throws JOSEException {
        try {
            return PrivateKeyFactory.createKey(encoded) instanceof ECPrivateKeyParameters ec ? ec(ec) : rsa(encoded);
        } catch (IOException | GeneralSecurityException | ClassCastException unreadable) {
            throw new JOSEException("not an RSA or EC key", unreadable);
        }
    }

    private static JWK rsa(byte[] encoded) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
        RSAPublicKey publicKey =
                (RSAPublicKey) factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return new RSAKey.Builder(publicKey).privateKey(key).build();
    }

    /** PKCS#8 may leave out the public half, so it is computed. */
    private static JWK ec(ECPrivateKeyParameters key) throws JOSEException {
        ECPoint point = new FixedPointCombMultiplier()
                .multiply(key.getParameters().getG(), key.getD())
                .normalize();
        if (key.getParameters().getCurve().getFieldSize() != P_256_BITS) {
            throw new JOSEException("not on P-256");
        }
        Base64URL x = ECKey.encodeCoordinate(P_256_BITS, point.getAffineXCoord().toBigInteger());
        Base64URL y = ECKey.encodeCoordinate(P_256_BITS, point.getAffineYCoord().toBigInteger());
        return new ECKey.Builder(Curve.P_256, x, y)
                .d(ECKey.encodeCoordinate(P_256_BITS, key.getD()))
                .build();
    }
}

package org.customerapi.tokens;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class FetchedKeysTest {

    private static final int MANY = 50;
    private static final int FEW = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMillis(100);

    private ECKey key;
    private KeyPublisher publisher;

    @BeforeEach
    void publishAKey() throws Exception {
        key = key("first");
        publisher = KeyPublisher.of(key.toPublicJWK());
    }

    @AfterEach
    void stop() {
        publisher.close();
    }

    @Test
    void keysOutlastTheirPublisher() throws Exception {
        JwtDecoder decoder = decoder(LONG);
        decoder.decode(signedBy(key));
        publisher.goAway();
        int before = publisher.asked();

        Awaitility.await().pollInterval(MOMENT).until(() -> {
            assertThat(decoder.decode(signedBy(key)).getSubject()).isEqualTo("maria");
            return publisher.asked() > before + 2;
        });
    }

    @Test
    void keysDoNotOutlastTheirPublisherForEver() throws Exception {
        JwtDecoder decoder = decoder(MOMENT);
        decoder.decode(signedBy(key));
        publisher.goAway();

        Awaitility.await()
                .untilAsserted(() -> assertThat(catchThrowable(() -> decoder.decode(signedBy(key))))
                        .isInstanceOf(JwtException.class)
                        .isNotInstanceOf(BadJwtException.class));
    }

    @Test
    void findsAKeyThatIsPublishedLater() throws Exception {
        JwtDecoder decoder = usual();
        decoder.decode(signedBy(key));
        ECKey next = key("next");
        publisher.publish(key.toPublicJWK(), next.toPublicJWK());

        assertThat(decoder.decode(signedBy(next)).getSubject()).isEqualTo("maria");
    }

    @Test
    void letsAllWhoNameANewKeyAtOnceWaitForIt() throws Exception {
        JwtDecoder decoder = usual();
        decoder.decode(signedBy(key));
        ECKey next = key("next");
        publisher.publish(key.toPublicJWK(), next.toPublicJWK());
        CountDownLatch slow = new CountDownLatch(1);
        publisher.hold(slow);
        List<Thread> asking = new ArrayList<>();
        List<CompletableFuture<Jwt>> answers = new ArrayList<>();
        for (int i = 0; i < FEW; i++) {
            String token = signedBy(next);
            answers.add(CompletableFuture.supplyAsync(
                    () -> decoder.decode(token),
                    task -> asking.add(Thread.ofPlatform().daemon().start(task))));
        }

        Awaitility.await().atMost(PATIENCE).until(() -> waitingOrOver(asking) == FEW - 1);
        slow.countDown();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().getSubject()).isEqualTo("maria"));
        assertThat(publisher.asked()).isEqualTo(2);
    }

    private static long waitingOrOver(List<Thread> threads) {
        return threads.stream()
                .map(Thread::getState)
                .filter(state -> state == Thread.State.WAITING || state == Thread.State.TERMINATED)
                .count();
    }

    @Test
    void refusesKeysThatDoNotExistWithoutAskingForEach() throws Exception {
        JwtDecoder decoder = usual();
        for (int i = 0; i < MANY; i++) {
            String token = signedBy(key(UUID.randomUUID().toString()));
            assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
        }

        assertThat(decoder.decode(signedBy(key)).getSubject()).isEqualTo("maria");
        assertThat(publisher.asked()).isLessThan(MANY / 2);
    }

    @Test
    void asksAPublisherThatWasNeverThereNowAndThenOnly() throws Exception {
        publisher.goAway();
        JwtDecoder decoder = usual();
        String token = signedBy(key);
        for (int i = 0; i < MANY; i++) {
            assertThatThrownBy(() -> decoder.decode(token))
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
        }

        assertThat(publisher.asked()).isLessThan(MANY / 2);
    }

    /** Not through the memory of good tokens, which asks for no key. */
    private JwtDecoder decoder(Duration outlast) throws Exception {
        Duration fresh = MOMENT.multipliedBy(3);
        var times = new KeyTimes(fresh, MOMENT.dividedBy(2), outlast, MOMENT.multipliedBy(2), MOMENT, Duration.ZERO);
        var source = new URLBasedJWKSetSource<SecurityContext>(
                URI.create(publisher.address()).toURL(), new DefaultResourceRetriever(2_000, 2_000));
        var claims = new ExpectedClaims("customer-api", "customer-api", Clock.systemUTC());
        return TokenDecoders.ofFetched(source, EnumSet.of(SignatureAlgorithm.ES256), times, claims.validator());
    }

    private JwtDecoder usual() {
        var settings = new TokenSettings("", "", publisher.address(), "customer-api", "customer-api");
        return TokenDecoders.of(settings, Clock.systemUTC());
    }

    private static ECKey key(String id) throws Exception {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }

    private static String signedBy(ECKey key) throws Exception {
        var claims = new JWTClaimsSet.Builder()
                .issuer("customer-api")
                .audience("customer-api")
                .subject("maria")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}

package org.customerapi.tokens;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a provider, found by its configuration, which is asked for each time, so that they may move.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8414">RFC 8414</a>
 */
final class ProviderKeys implements JWKSetSource<SecurityContext> {

    private final String issuer;
    private final List<URL> places;
    private final ResourceRetriever http;

    ProviderKeys(String issuer, ResourceRetriever http) {
        this.issuer = issuer;
        this.places = places(HttpAddress.of("JWT_ISSUER_URI", issuer));
        this.http = http;
    }

    /** In the order in which they are tried. */
    private static List<URL> places(URL issuer) {
        String path = issuer.getPath().replaceFirst("/$", "");
        return List.of(
                at(issuer, path + "/.well-known/openid-configuration"),
                at(issuer, "/.well-known/openid-configuration" + path),
                at(issuer, "/.well-known/oauth-authorization-server" + path));
    }

    private static URL at(URL issuer, String path) {
        return HttpAddress.of("JWT_ISSUER_URI", issuer.getProtocol() + "://" + issuer.getAuthority() + path);
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        return new URLBasedJWKSetSource<>(published(), http).getJWKSet(refresh, now, context);
    }

    private URL published() throws JWKSetUnavailableException {
        try {
            Map<String, Object> configuration = configuration();
            if (!issuer.equals(configuration.get("issuer"))) {
                throw new JWKSetUnavailableException("The provider calls itself " + configuration.get("issuer"));
            }
            return URI.create(JSONObjectUtils.getString(configuration, "jwks_uri"))
                    .toURL();
        } catch (IOException | ParseException | RuntimeException unusable) {
            throw new JWKSetUnavailableException("The provider's configuration cannot be had: " + unusable, unusable);
        }
    }

    private Map<String, Object> configuration() throws IOException, ParseException {
        IOException nowhere = new FileNotFoundException();
        for (URL place : places) {
            try {
                return JSONObjectUtils.parse(http.retrieveResource(place).getContent());
            } catch (FileNotFoundException notHere) {
                nowhere = notHere;
            }
        }
        throw nowhere;
    }

    @Override
    public void close() {
        // Nothing is held between two fetches.
    }
}

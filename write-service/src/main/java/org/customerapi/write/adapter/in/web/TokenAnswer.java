package org.customerapi.write.adapter.in.web;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.customerapi.write.domain.user.Tokens;

/** Tokens as RFC 6749 section 5.1 writes them. */
record TokenAnswer(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("refresh_token") String refreshToken) {

    static TokenAnswer of(Tokens tokens) {
        return new TokenAnswer(
                tokens.accessToken(), "Bearer", tokens.expiresIn().toSeconds(), tokens.refreshToken());
    }
}

package org.customerapi.write.application.port.in;

/**
 * Says that two requests are the same wish.
 *
 * @param actor whose key it is; two actors' keys never meet
 * @param key the client's own, at most 255 characters
 * @param fingerprint SHA-256 in hexadecimal of what was asked, to tell a repetition from a misuse
 */
public record IdempotencyKey(String actor, String key, String fingerprint) {}

-- An outside provider's subjects may have up to 255 characters (OpenID Connect Core section 2).
ALTER TABLE idempotency MODIFY actor VARCHAR(255) NOT NULL;

-- Disabling a user, or a new password, ends all refresh tokens of that user.
ALTER TABLE refresh_token ADD KEY ix_refresh_token_username (username);

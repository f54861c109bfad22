-- Which rows of the outbox Kafka has acknowledged though they still stand there, as ranges of ids such as 1-5,7. In a
-- backlog they are deleted later than they are sent, and whoever takes the lease must not send them again.
ALTER TABLE relay_lease
  ADD COLUMN acknowledged    VARCHAR(5000) NOT NULL DEFAULT '',
  ADD COLUMN acknowledged_at DATETIME(6)   NULL;

-- Events of customers of whom Kafka has refused one for ever wait here, out of the relay's way, until they are released.
CREATE TABLE outbox_held LIKE outbox;
ALTER TABLE outbox_held ADD KEY ix_outbox_held_customer (customer_id, id);

-- The event that was refused; one a customer, since everything behind it is held.
CREATE TABLE outbox_refusal (
  customer_id  BINARY(16)   NOT NULL PRIMARY KEY,
  sequence     BIGINT       NOT NULL,
  type         VARCHAR(100) NOT NULL,
  reason       VARCHAR(500) NOT NULL,
  committed_at DATETIME(6)  NOT NULL,
  refused_at   DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  KEY ix_outbox_refusal_refused_at (refused_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

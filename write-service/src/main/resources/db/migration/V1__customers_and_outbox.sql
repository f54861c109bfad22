-- Text is compared by the applications, not by the database, hence the binary collation throughout.

CREATE TABLE customer (
  id            BINARY(16)   NOT NULL PRIMARY KEY,
  external_id   VARCHAR(100) NULL,
  first_name    VARCHAR(100) NULL,
  last_name     VARCHAR(100) NULL,
  company       VARCHAR(200) NULL,
  email         VARCHAR(254) NULL,
  email_key     VARCHAR(254) NULL,
  phone         VARCHAR(50)  NULL,
  phone_e164    VARCHAR(16)  NULL,
  address_line1 VARCHAR(200) NULL,
  address_line2 VARCHAR(200) NULL,
  city          VARCHAR(100) NULL,
  region        VARCHAR(100) NULL,
  postal_code   VARCHAR(20)  NULL,
  country       CHAR(2)      NULL,
  tags          TEXT         NOT NULL,
  metadata      MEDIUMTEXT   NOT NULL,
  version       BIGINT       NOT NULL,
  created_at    DATETIME(3)  NOT NULL,
  updated_at    DATETIME(3)  NOT NULL,
  deleted_at    DATETIME(3)  NULL,
  -- Unique among the customers that are not deleted: a deleted one has NULL, and NULLs never collide.
  active_email       VARCHAR(254) GENERATED ALWAYS AS (IF(deleted_at IS NULL, email_key, NULL)) STORED,
  active_external_id VARCHAR(100) GENERATED ALWAYS AS (IF(deleted_at IS NULL, external_id, NULL)) STORED,
  UNIQUE KEY uq_customer_active_email (active_email),
  UNIQUE KEY uq_customer_active_external_id (active_external_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Rows live here from the commit of a change until Kafka has acknowledged its event. The id is given under the lock of
-- the customer's row, so a customer's rows stand in the order of its versions.
CREATE TABLE outbox (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id  BINARY(16)   NOT NULL,
  sequence     BIGINT       NOT NULL,
  event_id     BINARY(16)   NOT NULL,
  type         VARCHAR(100) NOT NULL,
  occurred_at  DATETIME(3)  NOT NULL,
  trace_parent VARCHAR(55)  NULL,
  payload      MEDIUMTEXT   NOT NULL,
  committed_at DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE relay_lease (
  id         TINYINT      NOT NULL PRIMARY KEY,
  term       BIGINT       NOT NULL,
  holder     VARCHAR(100) NOT NULL,
  expires_at DATETIME(6)  NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO relay_lease (id, term, holder, expires_at) VALUES (1, 0, '', '2000-01-01');

CREATE TABLE idempotency (
  actor       VARCHAR(100) NOT NULL,
  idem_key    VARCHAR(255) NOT NULL,
  fingerprint CHAR(64)     NOT NULL,
  outcome     MEDIUMTEXT   NOT NULL,
  created_at  DATETIME(3)  NOT NULL,
  PRIMARY KEY (actor, idem_key),
  KEY ix_idempotency_created_at (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE api_user (
  username      VARCHAR(100) NOT NULL PRIMARY KEY,
  password_hash VARCHAR(500) NOT NULL,
  scopes        VARCHAR(500) NOT NULL,
  disabled      BOOLEAN      NOT NULL DEFAULT FALSE,
  created_at    DATETIME(3)  NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A family is all that came from one login; a token that is used twice ends its family.
CREATE TABLE refresh_token (
  token_hash BINARY(32)   NOT NULL PRIMARY KEY,
  family     BINARY(16)   NOT NULL,
  username   VARCHAR(100) NOT NULL,
  expires_at DATETIME(3)  NOT NULL,
  used_at    DATETIME(3)  NULL,
  KEY ix_refresh_token_family (family),
  KEY ix_refresh_token_expires_at (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

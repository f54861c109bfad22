-- The MySQL server (its server_uuid) that a term was begun on. A replica that takes over has the lease's row as well, but
-- may lack rows of the outbox, whose ids it then gives to others: there the term is over.
ALTER TABLE relay_lease ADD COLUMN server VARCHAR(36) NOT NULL DEFAULT '';

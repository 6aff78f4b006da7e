-- What the pages of settings change: models that only lead out, and deliveries that end.

ALTER TABLE model ADD COLUMN private bigint NOT NULL DEFAULT 1; -- it may lie on this machine or in a private network; until now all might

CREATE INDEX delivery_over ON delivery (at) WHERE state <> 'waiting' OR kind = 'test';

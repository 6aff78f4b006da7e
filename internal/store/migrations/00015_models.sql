-- Models that a person lets help, and what they had written before one did.

CREATE TABLE model (
    account_id  text NOT NULL,
    endpoint    text NOT NULL,
    name        text NOT NULL,
    key_sealed  text NOT NULL,
    key_command text NOT NULL,
    runs        text NOT NULL, -- here or elsewhere
    said_by     text NOT NULL, -- server or person
    added_at    bigint,
    allowed_at  bigint, -- when the person agreed that texts are sent there; NULL when not
    PRIMARY KEY (account_id, endpoint, name)
);

ALTER TABLE note ADD COLUMN before_machine text NOT NULL DEFAULT ''; -- empty where no machine changed it

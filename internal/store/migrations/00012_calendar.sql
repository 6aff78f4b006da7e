-- The calendar that a person's programs see: how it is offered, and what was told of it.

CREATE TABLE calendar (
    account_id       text NOT NULL PRIMARY KEY,
    secret_sealed    text NOT NULL, -- of the feed's address; empty without a feed
    interviews       bigint NOT NULL,
    server_url       text NOT NULL, -- empty where nothing is pushed
    username         text NOT NULL,
    password_sealed  text NOT NULL,
    password_command text NOT NULL,
    ca_file          text NOT NULL,
    pushed_at        bigint,
    trouble          text NOT NULL
);

-- Rows are never deleted: SEQUENCE must grow also when an entry comes back.
CREATE TABLE calendar_entry (
    account_id text NOT NULL,
    uid        text NOT NULL,
    sequence   bigint NOT NULL,
    changed_at bigint NOT NULL,
    cancelled  bigint NOT NULL,
    document   text NOT NULL, -- JSON: what it says
    pushed     text NOT NULL, -- JSON: what the calendar server has of it; empty when nothing
    PRIMARY KEY (account_id, uid),
    FOREIGN KEY (account_id) REFERENCES calendar (account_id)
);

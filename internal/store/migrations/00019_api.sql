-- Programs that act for a person: their tokens, and what they are told.

CREATE TABLE api_token (
    account_id text NOT NULL,
    id         text NOT NULL,
    name       text NOT NULL,
    digest     text NOT NULL, -- SHA-256 of the token, which is stored nowhere
    scopes     text NOT NULL, -- separated by spaces
    made_at    bigint NOT NULL,
    expires_at bigint,
    used_at    bigint,
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, name),
    UNIQUE (digest)
);

CREATE TABLE webhook (
    account_id    text NOT NULL,
    id            text NOT NULL,
    url           text NOT NULL,
    kinds         text NOT NULL, -- ,one,two, or empty for all
    secret_sealed text NOT NULL,
    private       bigint NOT NULL,
    made_at       bigint NOT NULL,
    PRIMARY KEY (account_id, id)
);

-- One thing that happened, on its way to one webhook.
CREATE TABLE delivery (
    account_id text NOT NULL,
    webhook_id text NOT NULL,
    happening  text NOT NULL,
    kind       text NOT NULL,
    process_id text NOT NULL,
    note_id    text NOT NULL,
    at         bigint NOT NULL,
    state      text NOT NULL,
    queued     bigint NOT NULL,
    tries      bigint NOT NULL,
    tried_at   bigint,
    status     bigint NOT NULL,
    answer     text NOT NULL,
    PRIMARY KEY (account_id, webhook_id, happening),
    FOREIGN KEY (account_id, webhook_id) REFERENCES webhook (account_id, id) ON DELETE CASCADE
);
CREATE INDEX delivery_new ON delivery (at) WHERE queued = 0;

-- What a request with an idempotency key was answered with, for a day.
CREATE TABLE api_answer (
    account_id text NOT NULL,
    key        text NOT NULL,
    request    text NOT NULL, -- SHA-256 of it
    made_at    bigint NOT NULL,
    sealed     text NOT NULL, -- empty while it runs
    PRIMARY KEY (account_id, key)
);

-- Who may come in, and how. These rows are looked up before it is known who asks, by an
-- e-mail address or by the digest of a secret; so none has an account_id. The id of a person
-- is their account.

CREATE TABLE person (
    id         text NOT NULL PRIMARY KEY,
    email      text NOT NULL, -- in lower case; empty for whoever uses the one machine
    name       text NOT NULL,
    password   text NOT NULL, -- argon2id; empty without one
    issuer     text NOT NULL, -- of OpenID Connect; empty until they came in by it
    subject    text NOT NULL,
    generation bigint NOT NULL, -- counts up when every session of theirs ends
    added_at   bigint NOT NULL
);

CREATE UNIQUE INDEX person_by_email ON person (email);

CREATE INDEX person_by_subject ON person (subject);

CREATE TABLE passkey (
    id        text NOT NULL PRIMARY KEY,
    person_id text NOT NULL,
    name      text NOT NULL,
    document  text NOT NULL, -- JSON: the public key and what is known of it
    added_at  bigint NOT NULL,
    used_at   bigint,
    FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE INDEX passkey_by_person ON passkey (person_id);

-- Links that open the door once.
CREATE TABLE door_link (
    digest    text NOT NULL PRIMARY KEY,
    kind      text NOT NULL,
    person_id text NOT NULL,
    ends_at   bigint NOT NULL
);

CREATE TABLE door_session (
    digest   text NOT NULL PRIMARY KEY,
    document text NOT NULL,
    ends_at  bigint NOT NULL
);

CREATE INDEX door_session_by_end ON door_session (ends_at);

-- How often somebody has tried to sign in lately.
CREATE TABLE door_attempt (
    digest   text NOT NULL PRIMARY KEY, -- of where it came from, or to whom it went
    tries    bigint NOT NULL,
    since_at bigint NOT NULL
);

CREATE INDEX door_attempt_by_time ON door_attempt (since_at);

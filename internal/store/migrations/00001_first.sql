-- The first schema. Written for PostgreSQL; see migrate.go for what SQLite reads instead.
--
-- Every row belongs to an account, and every key and foreign key begins with it, so that
-- no row can point into another account. Instants are Unix milliseconds. What only the
-- program reads is JSON text, opaque to the database.

CREATE TABLE process (
    account_id text NOT NULL,
    id         text NOT NULL,
    employer   text NOT NULL,
    role       text NOT NULL,
    state      text NOT NULL,
    latest_at  bigint NOT NULL, -- end of the latest interview; 0 without one
    document   text NOT NULL,   -- candidate, interviews, offers, touches
    version    bigint NOT NULL,
    PRIMARY KEY (account_id, id)
);

CREATE TABLE note (
    account_id      text NOT NULL,
    id              text NOT NULL,
    process_id      text NOT NULL,
    seq             bigint NOT NULL, -- order in which the notes of a process were first saved
    interview_id    text NOT NULL,
    phase           text NOT NULL,
    to_name         text NOT NULL,
    to_email        text NOT NULL,
    email_key       text NOT NULL,   -- to_email in lower case
    subject         text NOT NULL,
    body            text NOT NULL,
    in_reply_to     text NOT NULL,
    thread_refs     text NOT NULL,   -- JSON array
    not_before_ns   bigint,          -- Unix nanoseconds: an approval covers it to the last one
    not_before_zone text NOT NULL,   -- IANA name, or empty for UTC
    state           text NOT NULL,
    approval_digest text,
    approved_at     bigint,
    message_id      text NOT NULL,
    sent_at         bigint,
    trouble         text NOT NULL,
    version         bigint NOT NULL,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, process_id) REFERENCES process (account_id, id)
);

CREATE INDEX note_of_process ON note (account_id, process_id, seq);

-- One note for one interview, phase and address. An interviewer whose address is not
-- known yet may have a draft, too.
CREATE UNIQUE INDEX note_once ON note (account_id, process_id, interview_id, phase, email_key)
    WHERE email_key <> '';

CREATE TABLE event (
    account_id   text NOT NULL,
    process_id   text NOT NULL,
    seq          bigint NOT NULL,
    kind         text NOT NULL,
    at           bigint,
    interview_id text NOT NULL,
    email        text NOT NULL,
    day          text NOT NULL, -- YYYY-MM-DD, or empty
    words        text NOT NULL,
    PRIMARY KEY (account_id, process_id, seq),
    FOREIGN KEY (account_id, process_id) REFERENCES process (account_id, id)
);

CREATE TABLE step (
    account_id   text NOT NULL,
    process_id   text NOT NULL,
    position     bigint NOT NULL,
    phase        text NOT NULL,
    interview_id text NOT NULL,
    interviewer  text NOT NULL,
    email        text NOT NULL,
    zone         text NOT NULL, -- IANA name, of all three times
    opens_at     bigint,
    opens_local  text NOT NULL,
    due_at       bigint,
    due_local    text NOT NULL,
    closes_at    bigint,
    closes_local text NOT NULL,
    status       text NOT NULL,
    rescue       bigint NOT NULL, -- 0 or 1
    reason       text NOT NULL,
    look_at      bigint,          -- from when on the step needs a look; NULL when it is over
    PRIMARY KEY (account_id, process_id, position),
    FOREIGN KEY (account_id, process_id) REFERENCES process (account_id, id)
);

CREATE INDEX step_to_look_at ON step (look_at, account_id, process_id)
    WHERE look_at IS NOT NULL;

CREATE TABLE mailbox (
    account_id       text NOT NULL PRIMARY KEY,
    address          text NOT NULL,
    imap_host        text NOT NULL,
    imap_port        bigint NOT NULL,
    imap_security    text NOT NULL,
    smtp_host        text NOT NULL,
    smtp_port        bigint NOT NULL,
    smtp_security    text NOT NULL,
    username         text NOT NULL,
    password_sealed  text NOT NULL, -- see seal.go; empty without a password
    password_command text NOT NULL,
    ca_file          text NOT NULL,
    sent_by          text NOT NULL,
    read_at          bigint
);

CREATE TABLE cursor (
    account_id   text NOT NULL,
    folder       text NOT NULL,
    uid_validity bigint NOT NULL,
    last_uid     bigint NOT NULL,
    PRIMARY KEY (account_id, folder),
    FOREIGN KEY (account_id) REFERENCES mailbox (account_id)
);

CREATE TABLE mail (
    account_id text NOT NULL,
    key        text NOT NULL,
    process_id text, -- NULL for a mail that is unrelated to every process
    kind       text NOT NULL,
    from_name  text NOT NULL,
    from_email text NOT NULL,
    subject    text NOT NULL,
    words      text NOT NULL,
    message_id text NOT NULL,
    at         bigint,
    PRIMARY KEY (account_id, key),
    FOREIGN KEY (account_id, process_id) REFERENCES process (account_id, id)
);

CREATE INDEX mail_of_process ON mail (account_id, process_id, at);

-- The pages around the notes: an inbox that can be corrected, and settings.

-- What a mail was taken for before the person corrected that: a document, empty while
-- nobody did.

ALTER TABLE mail ADD COLUMN taken_for text NOT NULL DEFAULT '';

-- How many mails were read that no process is about: nothing else of them is kept.
ALTER TABLE mailbox ADD COLUMN unrelated bigint NOT NULL DEFAULT 0;

-- The inbox, the latest first.
CREATE INDEX mail_arrived ON mail (account_id, at);

-- What an account set on the page of settings, as a document.
CREATE TABLE preference (
    account_id text NOT NULL PRIMARY KEY,
    document   text NOT NULL
);

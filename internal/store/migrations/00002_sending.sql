-- What is stored of an attempt to send (see note.Attempt), and what is known of how the
-- mailbox takes it.

ALTER TABLE note ADD COLUMN provider_id text NOT NULL DEFAULT '';
ALTER TABLE note ADD COLUMN attempt_stage text NOT NULL DEFAULT '';
ALTER TABLE note ADD COLUMN composed_at bigint;
ALTER TABLE note ADD COLUMN attempt_at bigint;               -- when the stage began
ALTER TABLE note ADD COLUMN marks text NOT NULL DEFAULT '[]'; -- JSON array
ALTER TABLE note ADD COLUMN message text NOT NULL DEFAULT ''; -- as it leaves; empty once its copy lies in Sent

-- Notes whose fate or copy is still open.
CREATE INDEX note_unsettled ON note (account_id)
    WHERE state IN ('sending', 'unknown') OR (state = 'sent' AND message <> '');

-- How many left lately.
CREATE INDEX note_attempted ON note (account_id, attempt_at) WHERE attempt_at IS NOT NULL;

ALTER TABLE mailbox ADD COLUMN rewrites_ids bigint NOT NULL DEFAULT 0; -- 0 or 1
ALTER TABLE mailbox ADD COLUMN paused_until bigint;
ALTER TABLE mailbox ADD COLUMN paused_why text NOT NULL DEFAULT '';

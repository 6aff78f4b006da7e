-- Three ways to work: send for me, put it into my Drafts folder, I send by hand.

ALTER TABLE mailbox ADD COLUMN way text NOT NULL DEFAULT '';      -- empty means send
ALTER TABLE note ADD COLUMN way text NOT NULL DEFAULT '';         -- decided with the approval
ALTER TABLE note ADD COLUMN place text NOT NULL DEFAULT '';       -- JSON: where it lies in Drafts
ALTER TABLE note ADD COLUMN after_state text NOT NULL DEFAULT ''; -- once it is taken out of there

-- What was approved before there was a choice is sent.
UPDATE note SET way = 'send' WHERE state IN ('approved', 'scheduled', 'sending');

DROP INDEX note_unsettled;
CREATE INDEX note_unsettled ON note (account_id)
    WHERE state IN ('sending', 'unknown', 'in drafts') OR (state = 'sent' AND (message <> '' OR place <> ''));

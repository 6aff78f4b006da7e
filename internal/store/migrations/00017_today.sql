-- What the first page reads: the few processes that go on among the many that are over.

CREATE INDEX process_going ON process (account_id, latest_at, id) WHERE state = 'active';
CREATE INDEX process_over ON process (account_id, latest_at, id) WHERE state <> 'active';

-- Replies, by when they came: one may come to a process that is over.
CREATE INDEX event_replied ON event (account_id, at) WHERE kind = 'replied';

-- Invitations that wait, also those that belong to no process yet.
CREATE INDEX mail_waiting ON mail (account_id, at) WHERE invitation = 'waiting';

-- The latest thank-yous that were sent, which every review holds a draft against.
CREATE INDEX note_sent_anchor ON note (account_id, sent_at, id) WHERE phase = 'anchor' AND state = 'sent' AND sent_at IS NOT NULL;

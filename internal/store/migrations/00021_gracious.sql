-- Replies to a rejection, which the first page looks for among the notes of what is over.

CREATE INDEX note_gracious ON note (account_id, process_id) WHERE phase = 'gracious-reply';

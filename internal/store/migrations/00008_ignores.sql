-- What of the review a person leaves as it is, in one note.

ALTER TABLE note ADD COLUMN ignored text NOT NULL DEFAULT ''; -- JSON array; empty where nothing is

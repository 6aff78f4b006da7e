-- When the first interview of a process starts: from then on a mailbox is read.

ALTER TABLE process ADD COLUMN first_at bigint; -- NULL where the document has to be asked

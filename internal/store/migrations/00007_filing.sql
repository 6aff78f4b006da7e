-- Who files the copy of a note does so alone: when somebody last set about it.

ALTER TABLE note ADD COLUMN filing_at bigint; -- NULL when nobody does

-- An invitation that came by mail waits until the person adds or ignores it.

ALTER TABLE mail ADD COLUMN calendar text NOT NULL DEFAULT '';   -- its calendar parts; empty where no invitation waited
ALTER TABLE mail ADD COLUMN invitation text NOT NULL DEFAULT ''; -- waiting, added, ignored; empty without one

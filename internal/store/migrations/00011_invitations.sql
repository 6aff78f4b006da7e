-- An invitation that came by mail is offered until the person adds or ignores it.

ALTER TABLE mail ADD COLUMN calendar text NOT NULL DEFAULT ''; -- its calendar parts; empty without an offer
ALTER TABLE mail ADD COLUMN offer text NOT NULL DEFAULT '';    -- open, added, ignored; empty without one

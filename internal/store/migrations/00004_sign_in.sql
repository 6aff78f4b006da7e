-- How a mailbox is signed in to without a password.

ALTER TABLE mailbox ADD COLUMN token_command text NOT NULL DEFAULT '';
ALTER TABLE mailbox ADD COLUMN client_id text NOT NULL DEFAULT '';            -- empty without OAuth
ALTER TABLE mailbox ADD COLUMN client_secret_sealed text NOT NULL DEFAULT ''; -- see seal.go
ALTER TABLE mailbox ADD COLUMN auth_url text NOT NULL DEFAULT '';
ALTER TABLE mailbox ADD COLUMN device_url text NOT NULL DEFAULT '';
ALTER TABLE mailbox ADD COLUMN token_url text NOT NULL DEFAULT '';
ALTER TABLE mailbox ADD COLUMN scopes text NOT NULL DEFAULT '';               -- separated by spaces
ALTER TABLE mailbox ADD COLUMN token_sealed text NOT NULL DEFAULT '';         -- JSON, see sign_in.go

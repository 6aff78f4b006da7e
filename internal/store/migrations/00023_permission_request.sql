-- What a person's provider was asked last, by OAuth: all of it sealed, see seal.go.

CREATE TABLE permission_request (
    account_id text NOT NULL PRIMARY KEY,
    sealed     text NOT NULL
);

-- What several nodes on one database agree on. A file on one machine has one node and
-- leaves these tables empty.

-- Work that one node does at a time: see lease.go.
CREATE TABLE lease (
    name     text NOT NULL PRIMARY KEY,
    holder   text NOT NULL,
    until_at bigint NOT NULL -- Unix milliseconds by the database's clock
);

-- One known text, sealed under the key file that every node must have: see shared_key.go.
CREATE TABLE key_proof (
    position bigint NOT NULL PRIMARY KEY,
    sealed   text NOT NULL
);

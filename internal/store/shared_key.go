package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

const (
	// provenText is what the proof holds; it is no secret.
	provenText  = "the nodes of this database share one key file"
	proofColumn = "key_proof.sealed"
)

// proveKey sees to it that every node of a database has the same key file: the first node
// seals a known text, the others must be able to open it. A node with another key would
// seal passwords that nobody else can open. Without a key file nothing is proven, and a
// password cannot be stored or used.
func (s *Store) proveKey(ctx context.Context, conn *sql.Conn) error {
	if s.keys == "" {
		return nil
	}
	var sealed string
	err := conn.QueryRowContext(ctx, "SELECT sealed FROM key_proof WHERE position = 1").Scan(&sealed)
	if err == nil {
		if _, err := s.keys.open("", proofColumn, sealed); err != nil {
			return fmt.Errorf("the nodes of one database share one key file, copy it from a node that works: %w", err)
		}
		return nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	sealed, err = s.keys.seal("", proofColumn, provenText)
	if errors.Is(err, errNoKey) {
		if err := s.keys.make(); err != nil {
			return err
		}
		sealed, err = s.keys.seal("", proofColumn, provenText)
	}
	if err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, "INSERT INTO key_proof (position, sealed) VALUES (1, $1)", sealed)
	return err
}

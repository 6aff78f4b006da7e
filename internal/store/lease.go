package store

import (
	"context"
	"fmt"
	"time"
)

// A lease is work that one node does at a time: its name, who holds it, and until when.
// A node that lives renews its leases; those of a node that died run out, and others take
// them. All times are the database's, so that nodes need not agree on theirs. Leases are
// for databases that are Shared.
//
// A lease is about who works, never about what is true: a node that was stopped for a
// while may work on under a lease it has lost. What it writes is held against versions
// like everything else.

const databaseNow = `(extract(epoch FROM clock_timestamp()) * 1000)::bigint`

// TakeLease takes the lease of name for holder, or extends it, and reports whether holder
// has it now. Somebody else's is taken only when it has run out.
func (s *Store) TakeLease(ctx context.Context, name, holder string, period time.Duration) (bool, error) {
	done, err := s.writer.ExecContext(ctx, `INSERT INTO lease (name, holder, until_at) VALUES (?0, ?1, `+databaseNow+` + ?2)
		ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, until_at = EXCLUDED.until_at
		WHERE lease.holder = EXCLUDED.holder OR lease.until_at < `+databaseNow, name, holder, period.Milliseconds())
	if err != nil {
		return false, fmt.Errorf("cannot take the lease of %s: %w", name, explain(err))
	}
	rows, err := done.RowsAffected()
	return rows == 1, err
}

// RenewLeases extends every lease that holder still has and returns their names.
func (s *Store) RenewLeases(ctx context.Context, holder string, period time.Duration) ([]string, error) {
	var names []string
	err := s.writer.NewRaw(`UPDATE lease SET until_at = `+databaseNow+` + ?1 WHERE holder = ?0 RETURNING name`,
		holder, period.Milliseconds()).Scan(ctx, &names)
	if err != nil {
		return nil, fmt.Errorf("cannot renew the leases: %w", explain(err))
	}
	return names, nil
}

// DropLease gives one lease of holder back, so that another can take it at once.
func (s *Store) DropLease(ctx context.Context, name, holder string) error {
	_, err := s.writer.ExecContext(ctx, `DELETE FROM lease WHERE name = ? AND holder = ?`, name, holder)
	if err != nil {
		return fmt.Errorf("cannot give the lease of %s back: %w", name, explain(err))
	}
	return nil
}

// DropLeases gives every lease of holder back, and forgets those that ran out long ago.
func (s *Store) DropLeases(ctx context.Context, holder string) error {
	_, err := s.writer.ExecContext(ctx, `DELETE FROM lease WHERE holder = ? OR until_at < `+databaseNow+` - ?`, holder, (24 * time.Hour).Milliseconds())
	if err != nil {
		return fmt.Errorf("cannot give the leases back: %w", explain(err))
	}
	return nil
}

// LeasesBelow returns who holds the leases whose names begin with prefix, as far as they
// have not run out: holder by name.
func (s *Store) LeasesBelow(ctx context.Context, prefix string) (map[string]string, error) {
	rows, err := s.readers.QueryContext(ctx, `SELECT name, holder FROM lease WHERE starts_with(name, ?) AND until_at >= `+databaseNow, prefix)
	if err != nil {
		return nil, fmt.Errorf("cannot list the leases: %w", explain(err))
	}
	defer rows.Close()
	holders := map[string]string{}
	for rows.Next() {
		var name, holder string
		if err := rows.Scan(&name, &holder); err != nil {
			return nil, fmt.Errorf("cannot list the leases: %w", err)
		}
		holders[name] = holder
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("cannot list the leases: %w", explain(err))
	}
	return holders, nil
}

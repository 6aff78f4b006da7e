package store

import (
	"context"
	"fmt"

	"afterword/internal/followup"
)

type factsRow struct {
	Process int64 `bun:"version"`
	Notes   int64 `bun:"notes"`
	Events  int64 `bun:"events"`
}

var selectFacts = prepare(`SELECT p.version,
	(SELECT CAST(coalesce(sum(n.version), 0) AS bigint) FROM note n WHERE n.account_id = p.account_id AND n.process_id = p.id) AS notes,
	(SELECT count(*) FROM event e WHERE e.account_id = p.account_id AND e.process_id = p.id) AS events
	FROM process p WHERE p.account_id = ? AND p.id = ?`)

// Facts implements followup.Tx. Versions only count up, notes are never deleted, and an
// event only together with a new version of its process.
func (t *tx) Facts(ctx context.Context, processID string) (followup.Facts, error) {
	row, err := readOne[factsRow](ctx, t, selectFacts, string(t.account), processID)
	if err != nil {
		return followup.Facts{}, fmt.Errorf("process %q: %w", processID, seen(err))
	}
	return followup.Facts{Process: row.Process, Notes: row.Notes, Events: row.Events}, nil
}

package store

import (
	"path/filepath"
	"slices"
	"testing"
)

// TestEveryTableOfAnAccountIsDeleted holds accountTables against the schema: a table that is
// forgotten there would keep what the person wanted gone.
func TestEveryTableOfAnAccountIsDeleted(t *testing.T) {
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "afterword.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.DB().QueryContext(t.Context(),
		"SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'account_id' ORDER BY m.name")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var tables []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		tables = append(tables, name)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	deleted := slices.Sorted(slices.Values(accountTables))
	if !slices.Equal(tables, deleted) {
		t.Errorf("deleting an account empties %v, but rows of an account stand in %v", deleted, tables)
	}
}

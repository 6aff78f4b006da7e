package store

import (
	"context"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	entry "afterword/internal/door" // here a door is a question over all accounts: see rows.go
	"afterword/internal/followup"
)

// Door is the part of a database that says who may come in. Its tables belong to no
// account: they are asked before it is known whose the request is.
type Door struct{ store *Store }

var _ entry.Store = Door{}

// Door returns that part.
func (s *Store) Door() Door { return Door{s} }

type personRow struct {
	bun.BaseModel `bun:"table:person"`

	ID         followup.AccountID `bun:"id,pk"`
	Email      string             `bun:"email"`
	Name       string             `bun:"name"`
	Password   string             `bun:"password"`
	Issuer     string             `bun:"issuer"`
	Subject    string             `bun:"subject"`
	Generation int64              `bun:"generation"`
	AddedAt    int64              `bun:"added_at"`
}

func (r personRow) person() entry.Person {
	return entry.Person{
		ID: r.ID, Email: r.Email, Name: r.Name, Password: r.Password, Issuer: r.Issuer, Subject: r.Subject,
		Generation: r.Generation, AddedAt: time.UnixMilli(r.AddedAt).UTC(),
	}
}

func rowOf(p entry.Person) personRow {
	return personRow{
		ID: p.ID, Email: text(p.Email), Name: text(p.Name), Password: text(p.Password), Issuer: text(p.Issuer), Subject: text(p.Subject),
		Generation: p.Generation, AddedAt: p.AddedAt.UnixMilli(),
	}
}

type passkeyRow struct {
	bun.BaseModel `bun:"table:passkey"`

	ID       string             `bun:"id,pk"`
	PersonID followup.AccountID `bun:"person_id"`
	Name     string             `bun:"name"`
	Document string             `bun:"document"`
	AddedAt  int64              `bun:"added_at"`
	UsedAt   *int64             `bun:"used_at"`
}

// AddPerson implements door.Store.
func (d Door) AddPerson(ctx context.Context, p entry.Person) error {
	return d.write(ctx, "add a person", func(db bun.IDB) error {
		row := rowOf(p)
		_, err := db.NewInsert().Model(&row).Exec(ctx)
		return err
	})
}

// People implements door.Store.
func (d Door) People(ctx context.Context) ([]entry.Person, error) {
	var rows []personRow
	if err := d.store.readers.NewSelect().Model(&rows).Where("email <> ''").Order("email").Scan(ctx); err != nil {
		return nil, fmt.Errorf("cannot list the people: %w", explain(err))
	}
	var people []entry.Person
	for _, row := range rows {
		people = append(people, row.person())
	}
	return people, nil
}

// Person implements door.Store.
func (d Door) Person(ctx context.Context, id followup.AccountID) (entry.Person, error) {
	return d.person(ctx, "id = ?", string(id))
}

// PersonByEmail implements door.Store.
func (d Door) PersonByEmail(ctx context.Context, email string) (entry.Person, error) {
	return d.person(ctx, "email = ? AND email <> ''", text(email))
}

// PersonBySubject implements door.Store.
func (d Door) PersonBySubject(ctx context.Context, issuer, subject string) (entry.Person, error) {
	return d.person(ctx, "issuer = ? AND subject = ? AND subject <> ''", text(issuer), text(subject))
}

func (d Door) person(ctx context.Context, where string, values ...any) (entry.Person, error) {
	var row personRow
	if err := d.store.readers.NewSelect().Model(&row).Where(where, values...).Limit(1).Scan(ctx); err != nil {
		return entry.Person{}, missing("read a person", err)
	}
	return row.person(), nil
}

// ChangePerson implements door.Store.
func (d Door) ChangePerson(ctx context.Context, id followup.AccountID, change func(*entry.Person) error) error {
	return d.write(ctx, "change a person", func(db bun.IDB) error {
		var row personRow
		find := db.NewSelect().Model(&row).Where("id = ?", string(id))
		if d.store.shared {
			find = find.For("UPDATE") // in a file there is one writer
		}
		if err := find.Scan(ctx); err != nil {
			return err
		}
		p := row.person()
		if err := change(&p); err != nil {
			return err
		}
		p.ID = id
		row = rowOf(p)
		_, err := db.NewUpdate().Model(&row).WherePK().Exec(ctx)
		return err
	})
}

// programTables hold what acts for an account from outside, those that refer to others first.
var programTables = []string{"delivery", "webhook", "api_token"}

// RemovePerson implements door.Store. A person and their account have one id.
func (d Door) RemovePerson(ctx context.Context, id followup.AccountID) error {
	return d.write(ctx, "remove a person", func(db bun.IDB) error {
		if _, err := db.ExecContext(ctx, "DELETE FROM door_link WHERE person_id = ?", string(id)); err != nil {
			return err
		}
		if _, err := db.ExecContext(ctx, "DELETE FROM passkey WHERE person_id = ?", string(id)); err != nil {
			return err
		}
		if d.store.shared { // else row-level security hides the account's rows
			if _, err := db.ExecContext(ctx, "SELECT set_config('afterword.account', ?, true)", string(id)); err != nil {
				return err
			}
		}
		for _, table := range programTables {
			if _, err := db.ExecContext(ctx, "DELETE FROM ? WHERE account_id = ?", bun.Ident(table), string(id)); err != nil {
				return err
			}
		}
		return one(db.ExecContext(ctx, "DELETE FROM person WHERE id = ?", string(id)))
	})
}

// Passkeys implements door.Store.
func (d Door) Passkeys(ctx context.Context, person followup.AccountID) ([]entry.Passkey, error) {
	var rows []passkeyRow
	err := d.store.readers.NewSelect().Model(&rows).Where("person_id = ?", string(person)).Order("added_at", "id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("cannot list the passkeys: %w", explain(err))
	}
	var keys []entry.Passkey
	for _, row := range rows {
		keys = append(keys, entry.Passkey{
			ID: row.ID, Person: row.PersonID, Name: row.Name, Document: row.Document,
			AddedAt: time.UnixMilli(row.AddedAt).UTC(), UsedAt: instant(row.UsedAt),
		})
	}
	return keys, nil
}

// SavePasskey implements door.Store.
func (d Door) SavePasskey(ctx context.Context, p entry.Passkey) error {
	return d.write(ctx, "save a passkey", func(db bun.IDB) error {
		return one(db.ExecContext(ctx, `INSERT INTO passkey (id, person_id, name, document, added_at, used_at) VALUES (?0, ?1, ?2, ?3, ?4, ?5)
			ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, document = EXCLUDED.document, used_at = EXCLUDED.used_at
			WHERE passkey.person_id = EXCLUDED.person_id`,
			text(p.ID), string(p.Person), text(p.Name), text(p.Document), p.AddedAt.UnixMilli(), milli(p.UsedAt)))
	})
}

// RemovePasskey implements door.Store.
func (d Door) RemovePasskey(ctx context.Context, person followup.AccountID, id string) error {
	return d.write(ctx, "remove a passkey", func(db bun.IDB) error {
		return one(db.ExecContext(ctx, "DELETE FROM passkey WHERE person_id = ? AND id = ?", string(person), text(id)))
	})
}

// AddLink implements door.Store.
func (d Door) AddLink(ctx context.Context, l entry.Link, now time.Time) error {
	return d.write(ctx, "add a link", func(db bun.IDB) error {
		if _, err := db.ExecContext(ctx, "DELETE FROM door_link WHERE ends_at <= ?", now.UnixMilli()); err != nil {
			return err
		}
		_, err := db.ExecContext(ctx, "INSERT INTO door_link (digest, kind, person_id, ends_at) VALUES (?, ?, ?, ?)",
			l.Digest, string(l.Kind), string(l.Person), l.Ends.UnixMilli())
		return err
	})
}

const linkColumns = "digest, kind, person_id, ends_at"

// Link implements door.Store.
func (d Door) Link(ctx context.Context, digest string) (entry.Link, error) {
	return scanLink(d.store.readers.QueryRowContext(ctx, "SELECT "+linkColumns+" FROM door_link WHERE digest = ?", digest))
}

// TakeLink implements door.Store.
func (d Door) TakeLink(ctx context.Context, digest string) (l entry.Link, err error) {
	err = d.write(ctx, "take a link", func(db bun.IDB) error {
		l, err = scanLink(db.QueryRowContext(ctx, "DELETE FROM door_link WHERE digest = ? RETURNING "+linkColumns, digest))
		return err
	})
	return l, err
}

func scanLink(row *sql.Row) (l entry.Link, err error) {
	var ends int64
	if err := row.Scan(&l.Digest, &l.Kind, &l.Person, &ends); err != nil {
		return entry.Link{}, missing("read a link", err)
	}
	l.Ends = time.UnixMilli(ends).UTC()
	return l, nil
}

// DropLinks implements door.Store.
func (d Door) DropLinks(ctx context.Context, kind entry.LinkKind, person followup.AccountID) error {
	return d.write(ctx, "drop links", func(db bun.IDB) error {
		_, err := db.ExecContext(ctx, "DELETE FROM door_link WHERE kind = ? AND person_id = ?", string(kind), string(person))
		return err
	})
}

// CountTry implements door.Store. Counts that are over are forgotten on the way.
func (d Door) CountTry(ctx context.Context, digest string, now time.Time, window time.Duration) (tries int, since time.Time, err error) {
	err = d.write(ctx, "count a sign-in", func(db bun.IDB) error {
		over := now.Add(-window).UnixMilli()
		if _, err := db.ExecContext(ctx, "DELETE FROM door_attempt WHERE since_at <= ?", over); err != nil {
			return err
		}
		var at int64
		err := db.QueryRowContext(ctx, `INSERT INTO door_attempt (digest, tries, since_at) VALUES (?0, 1, ?1)
			ON CONFLICT (digest) DO UPDATE SET tries = door_attempt.tries + 1
			RETURNING tries, since_at`, digest, now.UnixMilli()).Scan(&tries, &at)
		since = time.UnixMilli(at).UTC()
		return err
	})
	return tries, since, err
}

// ForgetTries implements door.Store.
func (d Door) ForgetTries(ctx context.Context, digest string) error {
	return d.write(ctx, "forget sign-ins", func(db bun.IDB) error {
		_, err := db.ExecContext(ctx, "DELETE FROM door_attempt WHERE digest = ?", digest)
		return err
	})
}

// FindSession implements door.Store.
func (d Door) FindSession(ctx context.Context, digest string, now time.Time) ([]byte, bool, error) {
	var document string
	err := d.store.readers.QueryRowContext(ctx, "SELECT document FROM door_session WHERE digest = ? AND ends_at > ?", text(digest), now.UnixMilli()).Scan(&document)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("cannot read a session: %w", explain(err))
	}
	data, err := base64.StdEncoding.DecodeString(document)
	if err != nil {
		return nil, false, nil // damaged: as good as none
	}
	return data, true, nil
}

// SaveSession implements door.Store.
func (d Door) SaveSession(ctx context.Context, digest string, document []byte, ends, now time.Time) error {
	return d.write(ctx, "save a session", func(db bun.IDB) error {
		if _, err := db.ExecContext(ctx, "DELETE FROM door_session WHERE ends_at <= ?", now.UnixMilli()); err != nil {
			return err
		}
		_, err := db.ExecContext(ctx, `INSERT INTO door_session (digest, document, ends_at) VALUES (?, ?, ?)
			ON CONFLICT (digest) DO UPDATE SET document = EXCLUDED.document, ends_at = EXCLUDED.ends_at`,
			text(digest), base64.StdEncoding.EncodeToString(document), ends.UnixMilli())
		return err
	})
}

// DropSession implements door.Store.
func (d Door) DropSession(ctx context.Context, digest string) error {
	return d.write(ctx, "drop a session", func(db bun.IDB) error {
		_, err := db.ExecContext(ctx, "DELETE FROM door_session WHERE digest = ?", text(digest))
		return err
	})
}

// write runs f in a writing transaction.
func (d Door) write(ctx context.Context, what string, f func(db bun.IDB) error) error {
	if d.store.writer == nil {
		return ErrReadOnly
	}
	tx, err := d.store.writer.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("cannot %s: %w", what, explain(err))
	}
	err = finish(tx, func() error { return f(tx) })
	if sameKey(err) || notUnique(err) {
		return fmt.Errorf("cannot %s: %w", what, entry.ErrTaken)
	}
	if err != nil {
		return missing(what, err)
	}
	return nil
}

// one fails with sql.ErrNoRows unless a statement touched one row.
func one(done sql.Result, err error) error {
	if err != nil {
		return err
	}
	rows, err := done.RowsAffected()
	if err == nil && rows != 1 {
		return sql.ErrNoRows
	}
	return err
}

// missing explains an error; no row is entry.ErrNotFound.
func missing(what string, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("cannot %s: %w", what, entry.ErrNotFound)
	}
	return fmt.Errorf("cannot %s: %w", what, explain(err))
}

package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/store"
)

const (
	// dueNow is how many processes want a look in each measurement.
	dueNow = 5
	// looks is how often it is measured. The lower quartile counts: what else the machine
	// does only ever adds.
	looks = 601
)

// pickUp returns how many times longer it takes to find the same due work among many
// steps of the future than among few.
func pickUp(ctx context.Context, database, key string, few, many int) (_ float64, err error) {
	db, err := store.OpenWithKey(ctx, database, key)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	account := followup.AccountID(fmt.Sprintf("due-%d", time.Now().UnixNano()))
	// Long ago, so that what else lies in the database is not due.
	now := moment.AddDate(-50, 0, 0)
	for i := range dueNow {
		if err := addSteps(ctx, db, account, fmt.Sprint("due-", i), 1, now.Add(-time.Minute)); err != nil {
			return 0, err
		}
	}
	times := make([]time.Duration, 0, 2)
	for _, steps := range []int{few, many - few} {
		if err := addSteps(ctx, db, account, fmt.Sprint("future-", steps), steps, now.AddDate(0, 0, 1)); err != nil {
			return 0, err
		}
		// What either database does by itself some time after big changes.
		tidy := "ANALYZE step"
		if db.Shared() {
			tidy = "VACUUM ANALYZE step"
		}
		if _, err := db.DB().ExecContext(ctx, tidy); err != nil {
			return 0, err
		}
		calm, err := look(ctx, db, now)
		if err != nil {
			return 0, err
		}
		times = append(times, calm)
	}
	return float64(times[1]) / float64(times[0]), nil
}

func look(ctx context.Context, db *store.Store, now time.Time) (time.Duration, error) {
	all := make([]time.Duration, looks)
	for i := range all {
		began := time.Now()
		due, err := db.DueProcesses(ctx, now)
		all[i] = time.Since(began)
		if err != nil {
			return 0, err
		}
		if len(due) != dueNow {
			return 0, fmt.Errorf("%d processes are due, want %d", len(due), dueNow)
		}
	}
	slices.Sort(all)
	return all[looks/4], nil
}

// addSteps gives a new process a plan of that many steps, each a second after the one
// before. It is written as one statement: through the verbs a million would take an hour.
func addSteps(ctx context.Context, db *store.Store, account followup.AccountID, process string, steps int, first time.Time) error {
	const insert = `INSERT INTO step (account_id, process_id, position, phase, interview_id, interviewer, email, zone,
		opens_at, opens_local, due_at, due_local, closes_at, closes_local, status, rescue, reason, look_at)
		WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %[3]d)
		SELECT '%[1]s', '%[2]s', i, 'check-in', 'onsite', 'Wei Chen', 'wei@globex.example', 'America/New_York',
			%[4]d + i * 1000, '', %[4]d + i * 1000, '', %[4]d + i * 1000, '', 'waiting', 0, 'They said Friday.', %[4]d + i * 1000 FROM n`
	return db.Update(ctx, account, func(tx followup.Tx) error {
		p := followup.Process{Process: interview.Process{ID: process}, State: followup.Active}
		if err := tx.SaveProcess(ctx, &p); err != nil {
			return err
		}
		lender, ok := tx.(interface{ SQLTx() *sql.Tx })
		if !ok {
			return errors.New("the store lends no transaction")
		}
		_, err := lender.SQLTx().ExecContext(ctx, fmt.Sprintf(insert, account, process, steps, first.UnixMilli()))
		return err
	})
}

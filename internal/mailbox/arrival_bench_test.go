package mailbox_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/mailbox"
	"afterword/internal/mailbox/mailboxtest"
	"afterword/internal/processfile"
	"afterword/internal/store"
	"afterword/internal/zone"
)

const benchProcess = `me: {name: Ada Park, email: seeker@example.test}
employer: Globex
role: Engineer
interviews:
  - starts: 2026-11-23T14:00:00
    ends: 2026-11-23T15:30:00
    zone: America/New_York
    panel:
      - {name: Wei Chen, email: wei@globex.test, role: hiring manager}
`

// BenchmarkArrival measures how long a reply takes from the moment that the employer's
// server has taken it over SMTP until it is taken in and pauses its process, in two parts:
// until the server tells of it (its queue, its delivery, and half a second that Dovecot
// always waits), and from then on (a connection of its own, and the database). The wish
// for the second part is a p95 of at most a second; run it with -benchtime=100x for figures
// that mean something.
func BenchmarkArrival(b *testing.B) {
	servers := mailboxtest.Servers(b)
	db, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "afterword.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	log := slog.New(slog.DiscardHandler)
	service := &followup.Service{Store: db, Mail: mailbox.New(log), Clock: followup.SystemClock{}, Log: log}
	if _, err := service.AddMailbox(b.Context(), followup.Local, servers.Mailbox("seeker")); err != nil {
		b.Fatal(err)
	}
	file, err := processfile.Read("bench.yaml", []byte(benchProcess), zone.Load)
	if err != nil {
		b.Fatal(err)
	}
	recorded, err := service.RecordInterview(b.Context(), followup.Local, file.Process, file.Touches)
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	watched := make(chan error, 1)
	var told atomic.Int64 // Unix nanoseconds of the first call since the last mail was sent
	go func() {
		watched <- service.Mail.Watch(ctx, servers.Mailbox("seeker"), func() {
			told.CompareAndSwap(0, time.Now().UnixNano())
			if err := service.ReadMailbox(ctx, followup.Local); err != nil && ctx.Err() == nil {
				b.Error(err)
			}
		})
	}()
	defer func() { stop(); <-watched }()

	takenIn := func(count int) bool {
		var mails []followup.IncomingMail
		err := db.View(b.Context(), followup.Local, func(tx followup.Tx) (err error) {
			mails, err = tx.Mails(b.Context(), recorded.ProcessID)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
		return len(mails) >= count
	}
	var took, server, ours []time.Duration
	for b.Loop() {
		told.Store(0)
		id := fmt.Sprintf("bench-%d@globex.test", len(took))
		servers.SendAs(b, "wei", servers.Address("seeker"), []byte("From: Wei Chen <wei@globex.test>\r\nTo: <seeker@example.test>\r\n"+
			"Message-ID: <"+id+">\r\nSubject: Next steps\r\n\r\nWe would like to meet you again.\r\n"))
		arrived := time.Now()
		for !takenIn(len(took) + 1) {
			if time.Since(arrived) > time.Minute {
				b.Fatalf("mail %d was not taken in within a minute", len(took))
			}
			time.Sleep(time.Millisecond)
		}
		done, heard := time.Now(), time.Unix(0, told.Load())
		took = append(took, done.Sub(arrived))
		server = append(server, max(0, heard.Sub(arrived)))
		ours = append(ours, done.Sub(heard))
	}
	for name, times := range map[string][]time.Duration{"all": took, "server": server, "ours": ours} {
		slices.Sort(times)
		for _, share := range []int{50, 95} {
			at := times[share*(len(times)-1)/100]
			b.ReportMetric(float64(at.Microseconds())/1000, fmt.Sprintf("ms-%s-p%d", name, share))
		}
	}
}

package serve_test

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"afterword/internal/caldav/caldavtest"
	"afterword/internal/calendar"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/jobs"
	"afterword/internal/serve"
	"afterword/internal/settings"
	"afterword/internal/store/postgrestest"
)

// talkedAt is a process with one interview that has just ended.
func talkedAt(ended time.Time) interview.Process {
	ended = ended.UTC()
	return interview.Process{
		Candidate: interview.Candidate{Name: "Ada Park", Email: "ada@example.org"}, Employer: "Globex", Role: "Engineer",
		Interviews: []interview.Interview{{
			ID: "onsite", Zone: "UTC", Starts: ended.Add(-time.Hour), Ends: ended, Form: interview.Video,
			Panel: []interview.Interviewer{{Name: "Wei Chen", Email: "wei@globex.example", Role: interview.HiringManager}},
		}},
	}
}

func openApp(t *testing.T, s settings.Settings) *serve.App {
	t.Helper()
	app, err := serve.Open(t.Context(), s, followup.SystemClock{}, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = app.Close() })
	return app
}

// TestNodesTellTheSameFeed lets many nodes read a feed for the first time at once, and after
// a change again: all tell the same bytes.
func TestNodesTellTheSameFeed(t *testing.T) {
	data := t.TempDir()
	for name, database := range map[string]func(*testing.T) string{
		"SQLite":     func(*testing.T) string { return "" },
		"PostgreSQL": func(t *testing.T) string { return postgrestest.Database(t) },
	} {
		t.Run(name, func(t *testing.T) {
			s := settings.Settings{Data: data, Database: database(t), Role: settings.Both}
			var nodes []*serve.App
			for range 4 {
				nodes = append(nodes, openApp(t, s))
			}
			c, err := nodes[0].Service.NewCalendarAddress(t.Context(), followup.Local)
			if err != nil {
				t.Fatal(err)
			}
			var before []byte
			for days := range 3 {
				p := talkedAt(time.Now().Truncate(time.Minute).Add(-time.Hour))
				p.Interviews[0].Promise = &interview.Promise{Date: interview.DateOf(time.Now().AddDate(0, 0, 5+days))}
				if _, err := nodes[days].Service.RecordInterview(t.Context(), followup.Local, p, nil); err != nil {
					t.Fatal(err)
				}
				told := readAtOnce(t, nodes, c.Secret)
				for i := range told {
					if !bytes.Equal(told[i], told[0]) {
						t.Fatalf("two nodes tell\n%s\nand\n%s", told[0], told[i])
					}
				}
				if bytes.Equal(before, told[0]) {
					t.Error("another promise changed nothing")
				}
				before = told[0]
			}
		})
	}
}

func readAtOnce(t *testing.T, nodes []*serve.App, secret string) [][]byte {
	t.Helper()
	const each = 4
	told := make([][]byte, len(nodes)*each)
	var readers sync.WaitGroup
	for i := range told {
		readers.Go(func() {
			entries, err := nodes[i%len(nodes)].Service.ReadFeed(t.Context(), followup.Local, secret)
			if err == nil {
				told[i], err = calendar.Feed(entries)
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	readers.Wait()
	return told
}

// TestServePushesTheCalendar lets serve run: what is due arrives in a real calendar by
// itself, and goes with the plan.
func TestServePushesTheCalendar(t *testing.T) {
	server := caldavtest.Start(t)
	address := server.Calendar(t, "work")
	app := openApp(t, settings.Settings{Data: t.TempDir(), Role: settings.Both})
	app.Hasten(5*time.Second, time.Second, time.Second, jobs.Pace{Fetch: 50 * time.Millisecond, HandOver: 50 * time.Millisecond, Read: 50 * time.Millisecond})
	ctx, stop := context.WithCancel(t.Context())
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- app.Run(ctx, nil, nil, func() { close(ready) }) }()
	defer func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}()
	select {
	case <-ready:
	case err := <-ended:
		ended <- nil
		t.Fatal(err)
	}
	_, err := app.Service.AddCalendarServer(ctx, followup.Local, followup.CalendarServer{URL: address, Username: caldavtest.User, Password: caldavtest.Password})
	if err != nil {
		t.Fatal(err)
	}
	done, err := app.Service.RecordInterview(ctx, followup.Local, talkedAt(time.Now().Truncate(time.Minute).Add(-time.Hour)), nil)
	if err != nil {
		t.Fatal(err)
	}
	until := func(what string, is func(lines string) bool) {
		t.Helper()
		var lines string
		for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); {
			if lines = strings.Join(server.Read(t, address), "\n"); is(lines) {
				return
			}
		}
		t.Fatalf("%s: the calendar holds\n%s", what, lines)
	}
	until("recorded", func(lines string) bool {
		return strings.Contains(lines, "Thank-you to Wei Chen (Globex)") && strings.Contains(lines, "Final pulse to Wei Chen (Globex)")
	})
	if err := app.Service.NameReply(ctx, followup.Local, done.ProcessID, "", "withdrawn", interview.Date{}); err != nil {
		t.Fatal(err)
	}
	until("withdrawn", func(lines string) bool { return lines == "" })
}

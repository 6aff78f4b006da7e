package mailworld_test

import (
	"log/slog"
	"testing"
	"time"

	"afterword/internal/demo/mailworld"
	"afterword/internal/mailbox"
	"afterword/internal/mailbox/mailboxtest"
)

func TestConformance(t *testing.T) {
	w := start(t, time.Now)
	w.Refuse("refused@globex.example", 550, "No such user here")
	w.Refuse("deferred@globex.example", 450, "Come back later")
	mailboxtest.Run(t, mailboxtest.World{
		Mail:      mailbox.New(slog.New(slog.DiscardHandler)),
		Sender:    w.Mailbox("ada@example.org"),
		Recipient: w.Mailbox("wei@globex.example"),
		Refused:   "refused@globex.example",
		Deferred:  "deferred@globex.example",
	})
}

// start starts a world with Ada, Wei and Priya in it.
func start(t *testing.T, now func() time.Time) *mailworld.World {
	t.Helper()
	w, err := mailworld.Start(t.TempDir(), now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, p := range [][3]string{
		{"Ada Park", "ada@example.org", "pw-ada-1"},
		{"Wei Chen", "wei@globex.example", "pw-wei-1"},
		{"Priya Nair", "priya@globex.example", "pw-priya-1"},
	} {
		if err := w.AddPerson(p[0], p[1], p[2]); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

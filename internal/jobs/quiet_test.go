package jobs

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestQueueComplainsOnceInAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		log := quiet(slog.New(slog.NewTextHandler(&out, nil)))
		lines := func() int { return strings.Count(out.String(), "\n") }
		log.Info("at work")
		for range 30 {
			log.With("queue", "send").Error("no database")
			log.Error("no database either")
			time.Sleep(time.Second)
		}
		if got := lines(); got != 2 {
			t.Errorf("half a minute without a database says %d lines, want one for each message:\n%s", got, &out)
		}
		time.Sleep(time.Minute)
		log.Error("no database")
		if got := lines(); got != 3 {
			t.Errorf("a minute later there are %d lines, want the complaint again:\n%s", got, &out)
		}
	})
}

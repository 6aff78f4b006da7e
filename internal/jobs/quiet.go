package jobs

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// again is how long the queue keeps quiet about what it has just said. Without its database
// it would complain several times a second.
const again = time.Minute

// quiet returns a log that passes on what the queue says from warnings up, and each of its
// messages once in a while: it says every few seconds that it works.
func quiet(log *slog.Logger) *slog.Logger {
	return slog.New(warnings{log.Handler(), &said{at: map[string]time.Time{}}})
}

type warnings struct {
	slog.Handler
	said *said
}

// said is when each message was passed on last.
type said struct {
	sync.Mutex
	at map[string]time.Time
}

func (w warnings) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && w.Handler.Enabled(ctx, level)
}

func (w warnings) Handle(ctx context.Context, r slog.Record) error {
	if !w.said.worth(r.Message, r.Time) {
		return nil
	}
	return w.Handler.Handle(ctx, r)
}

func (w warnings) WithAttrs(attrs []slog.Attr) slog.Handler {
	return warnings{w.Handler.WithAttrs(attrs), w.said}
}

func (w warnings) WithGroup(name string) slog.Handler {
	return warnings{w.Handler.WithGroup(name), w.said}
}

// worth reports whether a message was not passed on lately, and takes it as passed on now.
func (s *said) worth(message string, now time.Time) bool {
	s.Lock()
	defer s.Unlock()
	if last, ok := s.at[message]; ok && now.Sub(last) < again {
		return false
	}
	s.at[message] = now
	return true
}

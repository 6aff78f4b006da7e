package calendar

import (
	"cmp"
	"slices"
	"time"
)

const (
	// cancelledFor is how long a cancelled entry stays in the feed: a program that looks once
	// a week, or was off over the holidays, still learns of it.
	cancelledFor = 30 * 24 * time.Hour
	// pastFor is how long an entry stays in the feed after its time.
	pastFor = 60 * 24 * time.Hour
)

// Renew returns the entries that are different from what was told: wanted is what a
// calendar is to show now, told is every entry that ever was. They come as they are to be
// told from at on. Where nothing changed there are none, whatever the time is.
//
// A cancelled entry stays as it is until it is wanted again. An entry that was cancelled
// before anybody heard of it is not told, nor is one whose time is long past.
func Renew(told, wanted []Entry, at time.Time) (changed []Entry) {
	at = at.UTC().Truncate(time.Second)
	open := map[string]Entry{}
	for _, e := range told {
		open[e.UID] = e
	}
	for _, now := range wanted {
		before, known := open[now.UID]
		delete(open, now.UID)
		switch {
		case !known && (now.Cancelled || at.Sub(now.over()) > pastFor):
		case !known:
			now.Sequence, now.Changed = 0, at
			changed = append(changed, now)
		case before.Cancelled && now.Cancelled, before.says(now):
		default:
			changed = append(changed, before.becomes(now, at))
		}
	}
	for _, e := range told {
		if _, unwanted := open[e.UID]; unwanted && !e.Cancelled && at.Sub(e.over()) <= pastFor {
			now := e
			now.Cancelled = true
			changed = append(changed, e.becomes(now, at))
		}
	}
	return changed
}

// becomes is now as what e turned into. A clock that was set back does not make it older.
func (e Entry) becomes(now Entry, at time.Time) Entry {
	now.Sequence = e.Sequence + 1
	now.Changed = at
	if e.Changed.After(at) {
		now.Changed = e.Changed
	}
	return now
}

// Shown returns those of the told entries that a feed shows at an instant, in its order:
// by their time, then by their UID.
func Shown(told []Entry, at time.Time) []Entry {
	shown := slices.DeleteFunc(slices.Clone(told), func(e Entry) bool {
		return e.Cancelled && at.Sub(e.Changed) > cancelledFor || at.Sub(e.over()) > pastFor
	})
	slices.SortFunc(shown, func(a, b Entry) int {
		return cmp.Or(a.begins().Compare(b.begins()), cmp.Compare(a.UID, b.UID))
	})
	return shown
}

func (e Entry) begins() time.Time {
	if e.Starts.IsZero() {
		return e.Day.At(0, 0, time.UTC)
	}
	return e.Starts
}

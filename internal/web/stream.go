package web

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

const (
	// lookEvery is how often an open page's version is looked at.
	lookEvery = 2 * time.Second
	// beat is how often something is said although nothing changed, so that a browser that
	// is gone is noticed.
	beat = 20 * time.Second
	// streamLife ends a stream after a while; a browser begins another by itself, if it may
	// still come in.
	streamLife = time.Minute
	// sendTime is how long a browser may take to read a line.
	sendTime = 10 * time.Second
)

// wantsStream reports whether a request asks for events and not for one answer.
func wantsStream(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "text/event-stream")
}

// streamVersions tells the version of a page whenever it changes, as server-sent events,
// until the browser leaves or the program stops: then the context of the request ends.
func streamVersions(w http.ResponseWriter, r *http.Request, now func(*http.Request) (string, error)) error {
	told, err := now(r)
	if err != nil {
		return err
	}
	out := http.NewResponseController(w)
	say := func(line string) error {
		_ = out.SetWriteDeadline(time.Now().Add(sendTime)) // not every connection has one
		if _, err := fmt.Fprint(w, line); err != nil {
			return err
		}
		return out.Flush()
	}
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	w.Header().Set("X-Accel-Buffering", "no") // a proxy must not wait for more
	if say(fmt.Sprintf("retry: %d\ndata: %s\n\n", lookEvery.Milliseconds(), told)) != nil {
		return nil // the browser is gone
	}
	look, pulse, end := time.NewTicker(lookEvery), time.NewTicker(beat), time.NewTimer(streamLife)
	defer look.Stop()
	defer pulse.Stop()
	defer end.Stop()
	for {
		line := ""
		select {
		case <-r.Context().Done():
			return nil
		case <-end.C:
			return nil
		case <-pulse.C:
			line = ":\n\n"
		case <-look.C:
			version, err := now(r)
			if err != nil {
				return nil //nolint:nilerr // the page asks anew, and is told why then
			}
			if version == told {
				continue
			}
			told, line = version, "data: "+version+"\n\n"
		}
		if say(line) != nil {
			return nil
		}
	}
}

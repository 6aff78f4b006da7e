package api

import (
	"bytes"
	"net/http"
	"runtime/debug"
	"time"
)

// whole sends an answer once it is there whole, so that a fault on the way is a problem like
// any other and not half an answer.
func (s *server) whole(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := newRecorder()
		func() {
			defer func() {
				if fault := recover(); fault != nil {
					s.Log.Error("a fault in Afterword, met by a request of a program", "method", r.Method, "fault", fault, "stack", string(debug.Stack()))
					answer = newRecorder()
					writeProblem(answer, http.StatusInternalServerError, sayFailed)
				}
			}()
			next.ServeHTTP(answer, r)
		}()
		answer.send(w)
	})
}

// recorder keeps an answer.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func newRecorder() *recorder { return &recorder{header: http.Header{}} }

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

func (r *recorder) Write(b []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	return r.body.Write(b)
}

// SetReadDeadline does nothing: the listener's own bounds hold.
func (r *recorder) SetReadDeadline(time.Time) error { return nil }

// send sends what was kept.
func (r *recorder) send(w http.ResponseWriter) {
	for name, values := range r.header {
		w.Header()[name] = values
	}
	if r.status != 0 {
		w.WriteHeader(r.status)
	}
	_, _ = w.Write(r.body.Bytes()) // the client may be gone
}

package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"slices"
	"strings"

	"afterword/internal/followup"
)

// maxForm is the largest form that is read, in bytes. A note has a few hundred.
const maxForm = 256 << 10

// policy forbids a browser everything that the pages do not need, so that markup in a
// mail or a name stays without effect even if escaping it were forgotten somewhere.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; " +
	"connect-src 'self'; img-src 'self' data:; worker-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'"

// policyWithStyles is policy for a page whose editor adds its own style sheet, marked with
// nonce.
func policyWithStyles(nonce string) string {
	return strings.Replace(policy, "style-src 'self'", "style-src 'self' 'nonce-"+nonce+"'", 1)
}

// grammarPolicy is that of the worker which runs the grammar, the one place where
// WebAssembly may be compiled. A worker goes by the policy it came with, not by its page's
// (CSP level 3, section 4.2.3).
const grammarPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

// guard refuses what no browser of this person's own would ask, and sets the headers
// that every answer carries. It holds against three strangers: another web site that
// posts forms to this one, another web site whose name was made to point to this machine
// (DNS rebinding), and markup in mail.
func (s *site) guard(next http.Handler) http.Handler {
	forms := http.NewCrossOriginProtection()
	forms.SetDenyHandler(orProblem(func(http.ResponseWriter, *http.Request) error {
		return &Problem{
			Status:   http.StatusForbidden,
			Title:    "This form came from another site",
			Sentence: "Nothing was changed. Open Afterword itself and try there.",
		}
	}))
	guarded := forms.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store") // a mail's text has no place in a cache
		r = r.WithContext(withSite(r.Context(), s))
		if !s.ours(r.Host) {
			RenderError(w, r, wrongHost(r.Host))
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		guarded.ServeHTTP(w, r)
	})
}

// ours reports whether a Host header names this machine or a configured name.
func (s *site) ours(host string) bool {
	name := hostName(host)
	return followup.IsLoopback(name) || slices.ContainsFunc(s.Hosts, func(h string) bool { return strings.EqualFold(h, name) })
}

// hostName is the name in a Host header, without the port.
func hostName(host string) string {
	if bare, _, err := net.SplitHostPort(host); err == nil {
		host = bare
	}
	return strings.TrimSuffix(strings.ToLower(strings.Trim(host, "[]")), ".")
}

func wrongHost(host string) error {
	return &Problem{
		Status:   http.StatusMisdirectedRequest,
		Title:    "Afterword does not answer to this name",
		Sentence: "Open it at http://localhost with its port, or under the name it was set up with.",
		Err:      fmt.Errorf("host %q is neither this machine nor configured", host),
	}
}

// ReadForm parses a form into r.PostForm. Its errors are *Problem: a form that is too large
// or broken has a sentence of its own.
func ReadForm(r *http.Request) error {
	err := r.ParseForm()
	var tooLarge *http.MaxBytesError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &tooLarge):
		return &Problem{
			Status:   http.StatusRequestEntityTooLarge,
			Title:    "That is too long",
			Sentence: "A note has a few hundred words. Go back, shorten it and save again; nothing was changed.",
			Err:      err,
		}
	default:
		return &Problem{
			Status:   http.StatusBadRequest,
			Title:    "The form could not be read",
			Sentence: "Nothing was changed. Go back and try again.",
			Err:      err,
		}
	}
}

// readJSON reads the JSON that a page's script sent. Its errors are *Problem.
func readJSON(r *http.Request, into any) error {
	unreadable := func(status int, err error) error {
		return &Problem{Status: status, Title: "That could not be read", Sentence: "Nothing was changed. Reload the page and try again.", Err: err}
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return unreadable(http.StatusUnsupportedMediaType, fmt.Errorf("content type %q is not JSON", r.Header.Get("Content-Type")))
	}
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if err == nil && d.More() {
		err = errors.New("there is more than one document")
	}
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return unreadable(http.StatusRequestEntityTooLarge, err)
	case err != nil:
		return unreadable(http.StatusBadRequest, err)
	}
	return nil
}

// sendJSON answers a page's script.
func sendJSON(w http.ResponseWriter, status int, answer any) error {
	data, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("answer in JSON: %w", err)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(data) // the browser may be gone
	return nil
}

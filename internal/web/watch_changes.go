package web

import (
	"io"
	"net/http"
	"slices"
	"strconv"
)

// todayVersion answers with the version that the first page would have now.
func (s *site) todayVersion(w http.ResponseWriter, r *http.Request) error {
	return SendVersion(w, r, s.versionOfToday)
}

// listVersion answers with the version that the list of processes would have now.
func (s *site) listVersion(w http.ResponseWriter, r *http.Request) error {
	return SendVersion(w, r, s.versionOfList)
}

// processVersion answers with the version that a process's page would have now.
func (s *site) processVersion(w http.ResponseWriter, r *http.Request) error {
	return SendVersion(w, r, s.versionOfProcess)
}

// SendVersion answers what a page watches (Page.Watch): with the version that the page of
// the request would have now, or, where the page's script asks for a stream, with each one
// that it comes to have. It is for handlers behind New.
func SendVersion(w http.ResponseWriter, r *http.Request, now func(*http.Request) (string, error)) error {
	if wantsStream(r) {
		return streamVersions(w, r, now)
	}
	version, err := now(r)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, version) // the page asks again in a moment
	return nil
}

func (s *site) versionOfToday(r *http.Request) (string, error) {
	today, err := s.Service.ShowToday(r.Context(), accountOf(r.Context()))
	if err != nil {
		return "", err
	}
	return todayVersion(today)
}

func (s *site) versionOfList(r *http.Request) (string, error) {
	from, _ := strconv.Atoi(r.URL.Query().Get("from"))
	page, err := s.Service.ListPage(r.Context(), accountOf(r.Context()), max(from, 0), overOnPage)
	if err != nil {
		return "", err
	}
	c, err := s.circumstances(r.Context())
	if err != nil {
		return "", err
	}
	return versionOf(c, slices.Concat(page.Going, page.Over)...)
}

func (s *site) versionOfProcess(r *http.Request) (string, error) {
	v, err := s.Service.ShowProcess(r.Context(), accountOf(r.Context()), r.PathValue("id"))
	if err != nil {
		return "", err
	}
	c, err := s.circumstances(r.Context())
	if err != nil {
		return "", err
	}
	return versionOf(c, v)
}

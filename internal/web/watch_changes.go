package web

import (
	"io"
	"net/http"

	"afterword/internal/followup"
)

// listVersion answers with the version that the first page would have now.
func (s *site) listVersion(w http.ResponseWriter, r *http.Request) error {
	views, err := s.Service.ListProcesses(r.Context(), accountOf(r.Context()))
	if err != nil {
		return err
	}
	return s.sendVersion(w, r, views...)
}

// processVersion answers with the version that a process's page would have now.
func (s *site) processVersion(w http.ResponseWriter, r *http.Request) error {
	v, err := s.Service.ShowProcess(r.Context(), accountOf(r.Context()), r.PathValue("id"))
	if err != nil {
		return err
	}
	return s.sendVersion(w, r, v)
}

func (s *site) sendVersion(w http.ResponseWriter, r *http.Request, views ...followup.ProcessView) error {
	c, err := s.circumstances(r.Context())
	if err != nil {
		return err
	}
	version, err := versionOf(c, views...)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = io.WriteString(w, version) // the page asks again in a moment
	return nil
}

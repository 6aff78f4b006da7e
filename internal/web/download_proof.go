package web

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/outcome"
)

// downloadProof answers with what the person did to find work, as a file.
func (s *site) downloadProof(w http.ResponseWriter, r *http.Request) error {
	asked := r.URL.Query()
	var days [2]interview.Date
	for i, name := range []string{"from", "to"} {
		if asked.Get(name) == "" {
			continue
		}
		var err error
		if days[i], err = interview.ParseDate(asked.Get(name)); err != nil {
			return badProof("Write both days as YYYY-MM-DD, for example 2026-12-01.", err)
		}
	}
	proof, err := s.Service.ReadProof(r.Context(), accountOf(r.Context()), days[0], days[1])
	if errors.Is(err, followup.ErrProofSpan) {
		return badProof("The first day is after the last one. Go back and turn them round.", err)
	}
	if err != nil {
		return err
	}
	write, kind, ending := proof.WriteCSV, "text/csv; charset=utf-8; header=present", "csv"
	switch asked.Get("form") {
	case "csv":
	case "pdf":
		write, kind, ending = proof.WritePDF, "application/pdf", "pdf"
	default:
		return badProof("It comes as a table (csv) or on paper (pdf). Go back and choose one.", nil)
	}
	var b bytes.Buffer
	err = write(&b)
	var letters *outcome.UnprintableError
	if errors.As(err, &letters) {
		return badProof(sentence(letters.Error()), err)
	}
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="proof-%s-%s.%s"`, proof.From, proof.To, ending))
	_, _ = w.Write(b.Bytes()) // the browser may be gone
	return nil
}

func badProof(sentence string, err error) error {
	return &Problem{Status: http.StatusBadRequest, Title: "This proof cannot be made", Sentence: sentence, Err: err}
}

package web

import (
	"net/http"
	"slices"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/note"
)

// changedMeanwhile is told when a note is not what the page had shown.
const changedMeanwhile = "This note changed after the page was shown. Nothing of what you pressed was done. Look at the newest, then decide again."

// noteForm is what the form of a note's card brought, and the note as it is now.
type noteForm struct {
	process followup.ProcessView
	note    note.Note
	typed   *noteText // nil in a form without fields
	shown   string    // digest of the note that the card was rendered from
}

// readNoteForm reads the form and the note it is about.
func (s *site) readNoteForm(r *http.Request) (noteForm, error) {
	if err := ReadForm(r); err != nil {
		return noteForm{}, err
	}
	v, err := s.Service.ShowProcess(r.Context(), accountOf(r.Context()), r.PathValue("id"))
	if err != nil {
		return noteForm{}, err
	}
	n, ok := noteIn(v, r.PathValue("note"))
	if !ok {
		// A note that left the plan while it was being sent can still be settled.
		i := slices.IndexFunc(v.Left, func(l note.Note) bool { return l.ID == r.PathValue("note") })
		if i < 0 {
			return noteForm{}, followup.ErrNotFound
		}
		n = v.Left[i]
	}
	form := noteForm{process: v, note: n, shown: r.PostForm.Get("shown")}
	if r.PostForm.Has("body") {
		form.typed = &noteText{Subject: oneLine(r.PostForm.Get("subject")), Body: unixLines(r.PostForm.Get("body"))}
	}
	return form, nil
}

// changed reports whether the person typed something else than the note says.
func (f noteForm) changed() bool {
	return f.typed != nil && (f.typed.Subject != f.note.Subject || f.typed.Body != f.note.Body)
}

// stale reports whether the note is not the draft that the card had shown.
func (f noteForm) stale() bool { return f.note.State != note.Draft || f.shown != f.note.Digest() }

// showStale shows the newest note and keeps what was typed.
func (s *site) showStale(w http.ResponseWriter, r *http.Request, f noteForm) error {
	t := turn{NoteID: f.note.ID, Alert: changedMeanwhile, Stale: true}
	if f.changed() {
		t.Typed = f.typed
	}
	return s.showAgain(w, r, http.StatusConflict, t)
}

// oneLine makes one line of a subject: a line break in it would end the header.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(readable(s), func(r rune) bool { return r == '\n' || r == '\r' }), " ")
}

// unixLines turns the line ends of a form (CRLF, HTML standard, "form submission") into
// those of a note.
func unixLines(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(readable(s), "\r\n", "\n"), "\r", "\n")
}

// readable drops what is no text: broken UTF-8 and control characters.
func readable(s string) string {
	return strings.Map(func(r rune) rune {
		if (r < ' ' && r != '\n' && r != '\r' && r != '\t') || r == 0x7f {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

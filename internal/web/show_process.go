package web

import (
	"net/http"

	"afterword/internal/followup"
)

// done are the sentences that a page says after a form was taken, by the word that the
// redirect carries. Anything else in the address says nothing.
var done = map[string]string{
	"saved":         "Saved.",
	"approved":      "Approved. You can take it back until it leaves.",
	"approved-all":  "Approved. Each can be taken back until it leaves.",
	"used":          "Used. Read it once more before you approve it.",
	"polished":      "Put in. Read it once more before you approve it.",
	"unpolished":    "Nothing was taken, and the note is as it was.",
	"unused":        "Nothing was replaced: the review does not suggest this any more. What you typed is saved.",
	"kept":          "Noted: it stays as it is. You see it again when you approve.",
	"added":         "Added to your words: no review calls it misspelt again.",
	"heeded":        "The review says it again.",
	"unkept":        "Nothing was left: the review does not say this any more, or it waits for your own words. What you typed is saved.",
	"undone":        "Taken back. It is a draft again, and nothing leaves.",
	"reread":        "Saved, but not approved yet: the review has something to say about the new words. Read it, then approve.",
	"left":          "Noted: it left.",
	"stayed":        "Noted: it did not leave. It is never sent again by itself; you may still write it by hand.",
	"begun":         "There it is. The first notes are drafted when the interview is over.",
	"known-process": "This process goes on already. What was new of the interview is added; all that was written down stays.",
	"known":         "This process has that invitation already. Nothing was changed.",
	"debriefed":     "Saved. The drafts below have your words.",
	"named":         "Noted. The plan follows from it.",
	"placed":        "Noted. The plan goes by their clock and their holidays.",
	"taken":         "Added. The plan follows from it; a note whose approval is void says so.",
	"same":          "Nothing was changed: that invitation, or a newer one, is known already, or it is about nothing that is planned.",
	"ignored":       "Ignored. It is not offered again.",
	"missed":        "Noted. A short note asks for another time, once you have approved it.",
	"called":        "Noted. The note about another time is withdrawn.",
	"replying":      "A reply is drafted below. Read it, and approve it when it is yours.",
	"offer":         "Noted. The plan follows from it; a note whose approval is void says so.",
	"withdrawn":     "Removed. No note speaks of it; you can bring it back below.",
	"restored":      "It is back. The plan follows from it.",
	"first":         "Noted: a note about an offer may say that they are your first choice.",
	"unfirst":       "Noted: no note calls them your first choice.",
	"question":      "Noted. What becomes of it is said below.",
	"chosen":        "Noted. A draft that nobody changed follows.",
	"postponed":     "Noted. When the new invitation comes, add it: the plan follows from it.",
}

// showProcess is the page of one process: its timeline with every note, the mails that
// came in, and the question what a reply was.
func (s *site) showProcess(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	v, err := s.Service.ShowProcess(r.Context(), accountOf(r.Context()), r.PathValue("id"))
	if err != nil {
		return err
	}
	return s.renderProcess(w, r, v, http.StatusOK, turn{Flash: done[query.Get("done")], NoteID: query.Get("note"), Named: query.Get("offers") == "named"})
}

// showAgain renders the newest state of the page a form came from, with what the form
// brought.
func (s *site) showAgain(w http.ResponseWriter, r *http.Request, status int, t turn) error {
	v, err := s.Service.ShowProcess(r.Context(), accountOf(r.Context()), r.PathValue("id"))
	if err != nil {
		return err
	}
	if p, ok := panelIn(r.PostForm.Get("panel")); ok {
		return s.renderWrite(w, r, v, p, status, t)
	}
	return s.renderProcess(w, r, v, status, t)
}

func (s *site) renderProcess(w http.ResponseWriter, r *http.Request, v followup.ProcessView, status int, t turn) error {
	c, err := s.circumstances(r.Context())
	if err != nil {
		return err
	}
	version, err := versionOf(c, v)
	if err != nil {
		return err
	}
	view := viewOf(v, c, t)
	view.Timeline = timelineOf(v, c.now)
	body, err := render("process.html", view)
	if err != nil {
		return err
	}
	page := Page{Title: v.Employer + ", " + v.Role, Body: body, Status: status, Styles: []string{"timeline.css"}}
	if status == http.StatusOK { // a page that answers a form must not be asked for again
		page.Watch, page.Version = "/processes/"+v.ID+"/version", version
	}
	RenderPage(w, r, page)
	return nil
}

// backTo answers a form that was taken: the page it came from, with a word from done. The
// browser asks for it anew, so that reloading does not post twice.
func backTo(w http.ResponseWriter, r *http.Request, word string) {
	address := "/processes/" + r.PathValue("id") + "?done=" + word
	if p, ok := panelIn(r.PostForm.Get("panel")); ok {
		address = writePath(r.PathValue("id"), p) + "&done=" + word
	}
	if id := r.PathValue("note"); id != "" {
		address += "&note=" + id + "#note-" + id
	}
	http.Redirect(w, r, address, http.StatusSeeOther)
}

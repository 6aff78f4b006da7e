package web

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/note"
)

// The files of the bundle that this page loads, the last two only when grammar is switched
// on.
const (
	writeScript   = "write.js"
	grammarWorker = "grammar.js"
	grammarWasm   = "harper.wasm"
)

// panel is the notes of one phase to the people of one interview.
type panel struct {
	interview string
	phase     note.Phase
}

// query names a panel in an address.
func (p panel) query() string {
	return url.Values{"interview": {p.interview}, "phase": {string(p.phase)}}.Encode()
}

// panelIn reads what query wrote. ok is false where an address names none.
func panelIn(query string) (p panel, ok bool) {
	values, err := url.ParseQuery(query)
	if err != nil || !values.Has("phase") {
		return panel{}, false
	}
	return panel{values.Get("interview"), note.Phase(values.Get("phase"))}, true
}

// writeView is the notes of a panel, side by side.
type writeView struct {
	ID, Employer, Role    string
	Title, Purpose, Round string
	Debrief               string // where what is written down stands; empty where that is over
	Promise, Said         string
	Flash, Alert          string
	Panels                []panelLink // empty where there is one only
	Cards                 []card
	NoMailbox             bool
	// Editor says that the editor was built into this program, and Nonce lets it add its
	// styles. Grammar and Wasm are the addresses of what is loaded when grammar is switched
	// on, which must know the Names; empty where they were not built.
	Editor         bool
	Nonce          string
	Grammar, Wasm  string
	Names          string // a list, as JSON
	Reviews, Saves string // the paths that the editor asks
}

// panelLink leads to another panel of the process.
type panelLink struct {
	Title, Path string
	Current     bool
}

// writtenDown is what the person wrote down about somebody, beside the note.
type writtenDown struct {
	Anchor, Need, Value string
	Used                bool // the note tells the anchor
	// The question that the person would answer better now, where this interviewer asked it.
	Question, Answer, Link string
}

// room is how much room a note takes.
type room struct {
	Words int    `json:"words"`
	Edge  int    `json:"edge"` // what fits on a card
	Most  int    `json:"most"`
	Say   string `json:"say"`
	Tone  string `json:"tone"` // "calm", "edge" or "past"
}

// writeNotes is the page on which the notes of one panel are written.
func (s *site) writeNotes(w http.ResponseWriter, r *http.Request) error {
	v, err := s.Service.ShowProcess(r.Context(), accountOf(r.Context()), r.PathValue("id"))
	if err != nil {
		return err
	}
	query := r.URL.Query()
	p, ok := panelIn(r.URL.RawQuery)
	if !ok || !slices.Contains(panelsOf(v), p) {
		p = panelToWrite(v)
	}
	return s.renderWrite(w, r, v, p, http.StatusOK, turn{Flash: done[query.Get("done")], NoteID: query.Get("note")})
}

func (s *site) renderWrite(w http.ResponseWriter, r *http.Request, v followup.ProcessView, p panel, status int, t turn) error {
	c, err := s.circumstances(r.Context())
	if err != nil {
		return err
	}
	view, err := s.writeViewOf(r, v, p, c, t)
	if err != nil {
		return err
	}
	page := Page{Title: "Write to " + v.Employer, Status: status, Styles: []string{"write.css"}}
	if view.Editor {
		page.Scripts = []string{writeScript}
		view.Nonce = rand.Text()
		w.Header().Set("Content-Security-Policy", policyWithStyles(view.Nonce))
	}
	if page.Body, err = render("write.html", view); err != nil {
		return err
	}
	RenderPage(w, r, page)
	return nil
}

func (s *site) writeViewOf(r *http.Request, v followup.ProcessView, p panel, c circumstances, t turn) (writeView, error) {
	title, purpose := phaseWords(p.phase)
	if i := slices.IndexFunc(v.Steps, func(s followup.StepView) bool { return p == panel{s.InterviewID, s.Phase} }); i >= 0 {
		title, purpose = stepWords(v.Process, v.Steps[i], c.now)
	}
	view := writeView{
		ID: v.ID, Employer: v.Employer, Role: v.Role, Title: title, Purpose: purpose, NoMailbox: c.noMailbox,
		Reviews: "/processes/" + v.ID + "/review", Saves: "/processes/" + v.ID + "/notes/",
	}
	if t.NoteID == "" {
		view.Flash, view.Alert = t.Flash, t.Alert
	}
	held, ok := v.Interview(p.interview)
	if ok && v.State == followup.Active {
		view.Debrief = debriefPath(v.ID, held.ID)
	}
	if held.Promise != nil {
		view.Promise, view.Said = held.Promise.Date.Words(), held.Promise.Said
	}
	view.addPanels(v, p)
	if err := view.addEditor(v); err != nil {
		return view, err
	}
	typed := map[string]followup.Typed{} // what a form brought back is measured as it was typed
	if t.Typed != nil {
		typed[t.NoteID] = followup.Typed{Subject: t.Typed.Subject, Body: t.Typed.Body}
	}
	read, err := s.Service.ReviewTyped(r.Context(), accountOf(r.Context()), v.ID, notesOf(v, p), typed)
	if err != nil {
		return view, err
	}
	for i, step := range v.Steps {
		if step.Note == nil || (panel{step.InterviewID, step.Phase}) != p {
			continue
		}
		card := cardOf(stepKey(i), step, v.Process, c, t)
		card.Early, card.Panel = "", p.query()
		if j := slices.IndexFunc(read, func(r followup.TypedView) bool { return r.Note.ID == step.Note.ID }); j >= 0 && card.Note.Editable {
			card.Note.Room = roomOf(read[j])
			card.Debrief = debriefOf(held, read[j])
		}
		view.Cards = append(view.Cards, card)
	}
	return view, nil
}

// addPanels adds the way to the other panels of a process.
func (w *writeView) addPanels(v followup.ProcessView, current panel) {
	all := panelsOf(v)
	for _, p := range all {
		title, _ := phaseWords(p.phase)
		if len(v.Interviews) > 1 {
			round := roundTitle(v.Process, p.interview)
			title += ", " + strings.ToLower(round)
			if p == current {
				w.Round = round
			}
		}
		if len(all) > 1 {
			w.Panels = append(w.Panels, panelLink{title, writePath(v.ID, p), p == current})
		}
	}
}

// addEditor says what of the editor was built into this program.
func (w *writeView) addEditor(v followup.ProcessView) error {
	all, err := assets()
	if err != nil {
		return err
	}
	if _, w.Editor = all[writeScript]; !w.Editor {
		return nil
	}
	if w.Grammar, err = assetPath(grammarWorker); err != nil {
		return err
	}
	if w.Wasm, err = assetPath(grammarWasm); err != nil {
		return err
	}
	names, err := json.Marshal(namesOf(v))
	w.Names = string(names)
	return err
}

// namesOf are the names that a note of a process may hold, for a grammar that would call
// them typos.
func namesOf(v followup.ProcessView) []string {
	names := []string{v.Employer, v.Role, v.Candidate.Name}
	for _, round := range v.Interviews {
		for _, person := range round.Panel {
			names = append(names, person.Name, person.AddressAs, person.Title)
		}
	}
	for _, offer := range v.Offers {
		names = append(names, offer.Employer)
	}
	slices.Sort(names)
	return slices.DeleteFunc(slices.Compact(names), func(name string) bool { return name == "" })
}

// panelsOf lists the panels of a process that have notes, in the order of the plan.
func panelsOf(v followup.ProcessView) (all []panel) {
	for _, step := range v.Steps {
		if p := (panel{step.InterviewID, step.Phase}); step.Note != nil && !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	return all
}

// panelToWrite is the first panel with a draft to write now, or else with any note.
func panelToWrite(v followup.ProcessView) panel {
	for _, step := range v.Steps {
		if step.Note != nil && step.Note.State == note.Draft && !step.Status.Over() {
			return panel{step.InterviewID, step.Phase}
		}
	}
	if all := panelsOf(v); len(all) > 0 {
		return all[0]
	}
	return panel{phase: note.Anchor}
}

func notesOf(v followup.ProcessView, p panel) (ids []string) {
	for _, step := range v.Steps {
		if step.Note != nil && (panel{step.InterviewID, step.Phase}) == p {
			ids = append(ids, step.Note.ID)
		}
	}
	return ids
}

func writePath(process string, p panel) string {
	return "/processes/" + process + "/write?" + p.query()
}

// debriefOf is what was written down about whom a note goes to; nil where that is nothing.
func debriefOf(held interview.Interview, v followup.TypedView) *writtenDown {
	to := v.Draft.To
	d := &writtenDown{Anchor: to.Debrief.Anchor, Need: to.Debrief.Need, Value: to.Debrief.Value}
	d.Used = usesOwnAnchor(v)
	if m, ok := held.ChosenQuestion(); ok && strings.EqualFold(m.AskedBy, to.Name) {
		d.Question, d.Answer, d.Link = m.Question, m.BetterAnswer, m.Link
	}
	if *d == (writtenDown{}) && v.Note.Phase != note.Anchor {
		return nil
	}
	return d
}

// usesOwnAnchor reports whether a note tells the moment that belongs to whom it goes to.
func usesOwnAnchor(v followup.TypedView) bool {
	return v.Panel.AnchorOf.Name != "" && v.Panel.AnchorOf.SameAs(v.Draft.To)
}

package web

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"afterword/internal/followup"
)

// The fields of a debrief's form. What is about an interviewer is called "p0.anchor", with
// who it is about in "p0"; what is about the interview is called "r.promise_date". What a
// field said when it was shown comes as "was." and its name, so that two phones, or a
// phone that was away, overwrite nothing of one another.
const (
	maxPanel = 100 // more people than anybody was interviewed by
	roundKey = "r"
)

var (
	personFields = []followup.DebriefField{
		followup.DebriefName, followup.DebriefAnchor, followup.DebriefNeed, followup.DebriefValue, followup.DebriefTone, followup.DebriefCard,
		followup.DebriefAddressAs, followup.DebriefEmail, followup.DebriefRole, followup.DebriefPlace,
	}
	roundFields = []followup.DebriefField{
		followup.PromiseDate, followup.PromiseSaid,
		followup.MissedBy, followup.MissedAsked, followup.MissedSaid, followup.MissedBetter, followup.MissedLink,
	}
)

// typedField is what a form brought for one field.
type typedField struct{ was, now string }

// debriefForm is what a form brought: the changes in their order, and every field by its
// name in the form.
type debriefForm struct {
	changes []followup.DebriefChange
	names   []string // of the fields of changes, in the form
	typed   map[string]typedField
	people  map[string]string // who "p0" is
}

func readDebriefForm(form url.Values) debriefForm {
	f := debriefForm{typed: map[string]typedField{}, people: map[string]string{}}
	for k := range maxPanel {
		key := "p" + strconv.Itoa(k)
		who := form.Get(key)
		if who == "" {
			continue
		}
		f.people[key] = who
		for _, field := range personFields {
			f.add(form, key, who, field)
		}
		if form.Get(key+".right") != "" { // the guessed name is right as it stands
			f.change(key+"."+string(followup.DebriefName), followup.DebriefChange{Who: who, Field: followup.DebriefName, Was: who, Now: who})
		}
	}
	if name := strings.TrimSpace(form.Get("new.name")); name != "" {
		f.change("new.name", followup.DebriefChange{Field: followup.Joins, Now: name})
		for _, field := range []followup.DebriefField{followup.DebriefEmail, followup.DebriefRole} {
			if now := form.Get("new." + string(field)); now != "" {
				f.change("new."+string(field), followup.DebriefChange{Who: name, Field: field, Now: now})
			}
		}
	}
	for _, field := range roundFields {
		f.add(form, roundKey, "", field)
	}
	if who := form.Get("leaves"); who != "" {
		f.change("leaves", followup.DebriefChange{Who: who, Field: followup.Leaves})
	}
	return f
}

// add takes one field of the form, if the form has it.
func (f *debriefForm) add(form url.Values, key, who string, field followup.DebriefField) {
	name := key + "." + string(field)
	if !form.Has(name) {
		return
	}
	t := typedField{was: form.Get("was." + name), now: form.Get(name)}
	f.typed[name] = t
	if lines(t.was) != lines(t.now) {
		f.change(name, followup.DebriefChange{Who: who, Field: field, Was: t.was, Now: t.now})
	}
}

func (f *debriefForm) change(name string, c followup.DebriefChange) {
	f.names, f.changes = append(f.names, name), append(f.changes, c)
}

// lines is a text with the line ends of a form made ours.
func lines(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }

// debriefedWords say what a debrief did to the notes; empty where it did nothing.
func debriefedWords(done followup.Debriefed) string {
	var words []string
	if n := len(done.Rewritten); n > 0 {
		words = append(words, fmt.Sprintf("%s to %s now %s your words.", plural(n, "The draft", "The drafts"), namesWords(done.Rewritten), plural(n, "has", "have")))
	}
	if n := len(done.Kept); n > 0 {
		words = append(words, fmt.Sprintf("Your %s to %s %s as you left %s: you changed or approved %s.", plural(n, "note", "notes"), namesWords(done.Kept),
			plural(n, "stays", "stay"), plural(n, "it", "them"), plural(n, "it", "them")))
	}
	if n := done.Drafts; n > 0 {
		words = append(words, fmt.Sprintf("%s %s new.", plural(n, "One draft", fmt.Sprintf("%d drafts", n)), plural(n, "is", "are")))
	}
	return strings.Join(words, " ")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// namesWords lists names: "Wei Chen, Priya Raman and Tomas Ruiz".
func namesWords(names []string) string {
	const most = 4
	if len(names) > most {
		return fmt.Sprintf("%s and %d others", strings.Join(names[:most-1], ", "), len(names)-most+1)
	}
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

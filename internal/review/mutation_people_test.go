package review_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/reviewtest"
)

func peopleMutations(t testing.TB) []mutation {
	return []mutation{
		{name: "name misspelt in the salutation", kind: "people/name-misspelt", want: review.Block, slips: misspellName},
		{name: "accent lost in the salutation", kind: "people/name-misspelt", slips: loseAccent},
		{name: "family name first", kind: "people/name-misspelt", by: []string{"address-as"}, slips: swapNames},
		{name: "salutation to another of the panel", kind: "people/salutation-other", want: review.Block, slips: swapInterviewer},
		{name: "salutation lost", kind: "people/salutation-missing", slips: loseSalutation},
		{name: "thanks to another of the panel", kind: "people/thanks-other", slips: planting(sentences(t, "open.txtar", "people/thanks-other"), nil)},
		{name: "title or tone not as asked", kind: "people/address-as", by: []string{"salutation-other-person"}, slips: changeTone},
		{name: "only another's anchor", kind: "people/anchor-of-another", slips: takeAnchorOfAnother},
		{name: "address of somebody else", kind: "people/address-fit", slips: changeAddress},
		{name: "other employer", kind: "people/other-employer", want: review.Block, slips: planting(sentences(t, "open.txtar", "people/other-employer"), nil)},
		{name: "employer misspelt", kind: "people/employer-misspelt", by: []string{"spelling"}, slips: misspellEmployer},
		{name: "person of another process", kind: "people/other-process-person", want: review.Block, slips: planting(sentences(t, "open.txtar", "people/other-process-person"), nil)},
		{name: "role title wrong", kind: "people/role-title", slips: planting(sentences(t, "open.txtar", "people/role-title"), nil)},
		{name: "signed by somebody else", kind: "people/signed-by-other", slips: signAsAnother},
	}
}

// salutationName is the recipient's name in the first line, as the note calls them.
func salutationName(c reviewtest.Case) (name string, ok bool) {
	line, _, _ := strings.Cut(c.Draft.Body, "\n")
	d := review.NewDoc(c.Draft, c.Context)
	for _, w := range d.Salutation.Names {
		if d.To.Has(w.Fold) && w.End <= len(line) && !w.CJK && !isOffice(w.Fold) {
			return c.Draft.Body[w.Start:w.End], true
		}
	}
	return "", false
}

// isOffice reports a word before a name that is no part of it.
func isOffice(fold string) bool {
	return slices.Contains([]string{"captain", "chief", "dame", "councillor", "ambassador", "revd", "engr", "ir", "mag", "big", "judge", "sister"}, fold)
}

func isLatin(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
}

// inSalutation puts other words in the place of a name.
func inSalutation(c reviewtest.Case, name, instead string) slip {
	s := slip{Case: c, what: name + " as " + instead, text: instead}
	s.Draft.Body = strings.Replace(c.Draft.Body, name, instead, 1)
	return s
}

// salutation replaces the whole salutation.
func salutation(c reviewtest.Case, instead string) slip {
	d := review.NewDoc(c.Draft, c.Context)
	s := slip{Case: c, what: c.Draft.Body[d.Salutation.Start:d.Salutation.End] + " as " + instead, text: instead}
	s.Draft.Body = c.Draft.Body[:d.Salutation.Start] + instead + c.Draft.Body[d.Salutation.End:]
	return s
}

func misspellName(n int, c reviewtest.Case) []slip {
	name, ok := salutationName(c)
	if !ok {
		return nil
	}
	var slips []slip
	seen := map[string]bool{name: true}
	for at, wrong := range misspellings(name) {
		if seen[wrong] || strings.EqualFold(wrong, name) || len(wrong) < 2 {
			continue
		}
		seen[wrong] = true
		if (at+n)%3 == 0 {
			slips = append(slips, inSalutation(c, name, wrong))
		}
	}
	return slips
}

// misspellings swaps, drops and doubles each letter of a word.
func misspellings(word string) []string {
	var all []string
	letters := []rune(word)
	for i := range letters {
		if i+1 < len(letters) {
			swapped := slices.Clone(letters)
			swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
			all = append(all, string(swapped))
		}
		if i > 0 && len(letters) > 3 {
			all = append(all, string(letters[:i])+string(letters[i+1:]))
		}
		all = append(all, string(letters[:i+1])+string(letters[i:]))
	}
	return all
}

func loseAccent(_ int, c reviewtest.Case) []slip {
	d := review.NewDoc(c.Draft, c.Context)
	for _, w := range d.Salutation.Names {
		name := c.Draft.Body[w.Start:w.End]
		if plain := withoutAccents(name); plain != name && d.To.Has(w.Fold) && isLatin(name) {
			return []slip{inSalutation(c, name, plain)}
		}
	}
	return nil
}

func withoutAccents(name string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'ł':
			return 'l'
		case r == 'ø':
			return 'o'
		}
		return r
	}, norm.NFD.String(name))
	return plain
}

// swapNames writes "Dear Chen Wei" to Wei Chen.
func swapNames(_ int, c reviewtest.Case) []slip {
	p := review.NewPerson(c.Draft.To)
	name, ok := salutationName(c)
	if !ok || len(p.Names) != 2 || !isLatin(c.Draft.To.Name) || name != p.Given().Raw || strings.Contains(c.Draft.Body, name+" "+p.Family().Raw) {
		return nil
	}
	return []slip{inSalutation(c, name, p.Family().Raw+" "+name)}
}

func swapInterviewer(_ int, c reviewtest.Case) []slip {
	name, ok := salutationName(c)
	if !ok {
		return nil
	}
	var slips []slip
	for _, p := range c.Context.Interview.Panel {
		other := personOf(p).Given()
		if p.SameAs(c.Draft.To) || personOf(c.Draft.To).Answers(other.Fold) || !isLatin(other.Raw) || isOffice(other.Fold) {
			continue // "Chris" is right for both of two Chrises
		}
		slips = append(slips, inSalutation(c, name, other.Raw))
	}
	return slips
}

func loseSalutation(n int, c reviewtest.Case) []slip {
	d := review.NewDoc(c.Draft, c.Context)
	if !d.Salutation.Found || !strings.HasPrefix(c.Draft.Body[d.Salutation.End:], "\n") {
		return nil
	}
	instead := []string{"", "Hello,", "Dear Sir or Madam,", "Good morning,", "Dear Hiring Manager,", "To whom it may concern,"}[n%6]
	s := salutation(c, instead)
	s.Draft.Body, s.text = strings.TrimLeft(s.Draft.Body, "\n"), ""
	return []slip{s}
}

// changeTone calls by first name who asked for a title, and the other way round.
func changeTone(_ int, c reviewtest.Case) []slip {
	d := review.NewDoc(c.Draft, c.Context)
	given, family := d.To.Given().Raw, d.To.Family().Raw
	if !d.Salutation.Found || c.Draft.To.AddressAs == "" || family == "" || !isLatin(c.Draft.To.Name) || isOffice(review.Fold(given)) {
		return nil
	}
	if title, rest := interview.SplitTitle(c.Draft.To.AddressAs); title != "" {
		if strings.HasPrefix(rest, given) { // "Dr. Rachel"
			return nil
		}
		slips := []slip{salutation(c, "Hi "+given+","), salutation(c, "Dear "+given+",")}
		if strings.HasPrefix(title, "Dr") || strings.HasPrefix(title, "Prof") {
			slips = append(slips, salutation(c, "Dear Mr. "+rest+","), salutation(c, "Dear Ms. "+rest+","))
		}
		return slips
	}
	if d.To.Has(review.Fold(c.Draft.To.AddressAs)) {
		return []slip{salutation(c, "Dear Mr. "+family+","), salutation(c, "Dear Dr. "+family+",")}
	}
	return nil
}

func takeAnchorOfAnother(_ int, c reviewtest.Case) []slip {
	if c.Draft.Phase != note.Anchor {
		return nil
	}
	var slips []slip
	for _, p := range c.Context.Interview.Panel {
		if p.SameAs(c.Draft.To) || p.Debrief.Anchor == "" || c.Draft.To.Debrief.Anchor == "" || len(strings.Fields(p.Debrief.Anchor)) < 4 {
			continue
		}
		s := reworded(c, "Thank you for today. What stays with me is "+p.Debrief.Anchor+". I would be glad to talk more about it.")
		s.what = "to " + c.Draft.To.Name + ": " + p.Debrief.Anchor
		slips = append(slips, s)
	}
	return slips
}

// reworded keeps salutation and sign-off of a note and says something else between them.
func reworded(c reviewtest.Case, text string) slip {
	d := review.NewDoc(c.Draft, c.Context)
	s := slip{Case: c, what: text}
	head, tail := c.Draft.Body[:d.MainStart], c.Draft.Body[max(d.SignOff, d.MainStart):]
	s.Draft.Body = strings.TrimSpace(head) + "\n\n" + text + "\n\n" + strings.TrimSpace(tail) + "\n"
	return s
}

// changeAddress gives the recipient an address that spells out another name.
func changeAddress(n int, c reviewtest.Case) []slip {
	var slips []slip
	for k, address := range []string{"bertram.quill@employer.example", "oyelaran.t@employer.example", "jpodolski@employer.example"} {
		if (n+k)%3 != 0 {
			continue
		}
		if initial := [...]string{"", "t", "j"}[k]; initial != "" && slices.ContainsFunc(strings.FieldsFunc(c.Draft.To.Name+" "+c.Draft.To.AddressAs, func(r rune) bool { return r == ' ' || r == '-' || r == '.' }), func(word string) bool {
			return strings.HasPrefix(review.Fold(word), initial)
		}) {
			continue // their own initial, and a family name changes
		}
		s := slip{Case: c, what: c.Draft.To.Name + " <" + address + ">"}
		s.Context.Interview.Panel = slices.Clone(c.Context.Interview.Panel)
		for i, p := range s.Context.Interview.Panel {
			if p.SameAs(c.Draft.To) {
				s.Context.Interview.Panel[i].Email = address
			}
		}
		s.Context.Process.Interviews = []interview.Interview{s.Context.Interview}
		s.Draft.To.Email = address
		slips = append(slips, s)
	}
	return slips
}

// misspellEmployer misspells the first long word of the employer's name.
func misspellEmployer(n int, c reviewtest.Case) []slip {
	long := ""
	for _, word := range strings.Fields(c.Context.Process.Employer) {
		if word = strings.Trim(word, ",."); long == "" && utf8.RuneCountInString(word) >= 6 {
			long = word
		}
	}
	if long == "" {
		return nil
	}
	frames := []string{"I would be glad to work with the people at NAME.", "NAME would be a good place for me.", "Thank you for telling me so much about NAME and its plans."}
	var slips []slip
	for at, wrong := range misspellings(long) {
		if (at+n)%8 != 0 || strings.EqualFold(wrong, long) || wrong+"s" == long || !unicode.IsUpper([]rune(wrong)[0]) {
			continue
		}
		name := strings.Replace(c.Context.Process.Employer, long, wrong, 1)
		s := slip{Case: c, what: name, text: wrong}
		s.Draft.Body = plant(c, strings.Replace(frames[(n+at)%len(frames)], "NAME", name, 1), n+at)
		slips = append(slips, s)
	}
	return slips
}

// wrongRole is the title of a job that is not this one.
func wrongRole(role string) string {
	switch {
	case role == "":
		return ""
	case strings.HasPrefix(role, "Senior "):
		return "Junior " + strings.TrimPrefix(role, "Senior ")
	case strings.HasPrefix(role, "Head "):
		return "Deputy Head of Catering"
	case len(role)%2 == 0:
		return "Regional Sales Consultant"
	}
	return "Assistant Warehouse Supervisor"
}

// signAsAnother signs with a name that nobody here has.
func signAsAnother(n int, c reviewtest.Case) []slip {
	d := review.NewDoc(c.Draft, c.Context)
	me := personOf(interview.Interviewer{Name: c.Context.Process.Candidate.Name}).Given().Raw
	tail := c.Draft.Body[d.SignOff:]
	at := strings.Index(tail, me)
	if d.SignOff == 0 || at < 0 || !isLatin(me) {
		return nil
	}
	line, _, _ := strings.Cut(tail[at:], "\n")
	if strings.ContainsAny(line, "@,(") {
		return nil
	}
	name := []string{"Bertram", "Yolanda Quist", "Tobias Renner", "Keiko"}[n%4]
	s := slip{Case: c, what: line + " as " + name, text: name}
	s.Draft.Body = c.Draft.Body[:d.SignOff+at] + name + tail[at+len(line):]
	return []slip{s}
}

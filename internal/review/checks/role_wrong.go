package checks

import (
	"fmt"
	"slices"
	"strings"

	"afterword/internal/review"
)

func roleWrong() review.Check {
	return review.Check{
		ID:       "role-wrong",
		Group:    review.People,
		Title:    "Another role is named, or another step of it",
		Severity: review.Warn,
		Why:      "A note about a job that the reader does not offer was written for another one, and a step up or down is another job to them.",
		Bad:      "(for Senior Software Engineer)\nI remain very interested in the Data Analyst position.\n(for Planner)\nI remain very interested in the Senior Planner position.",
		Good:     "(for Senior Software Engineer)\nI remain very interested in the Senior Software Engineer position.",
		Source:   "SPEC.md section 3, people: role title wrong",
		Find: func(d *review.Doc) []review.Finding {
			if d.Context.Process.Role == "" {
				return nil
			}
			found := rolesIn(d, review.Subject, d.Draft.Subject, d.SubjectWords)
			return append(found, rolesIn(d, review.Body, d.Draft.Body, d.Main)...)
		},
	}
}

// rolesIn finds what a note calls the job, in the frames that speak of the one applied
// for: "the X position", "for the role of X", "as your next X".
func rolesIn(d *review.Doc, part review.Part, text string, words []review.Word) []review.Finding {
	var found []review.Finding
	marks, others := marksIn.Of(d).of(part), *rolesElsewhere.Of(d)
	for i := range words {
		if marks[i]&mayNameRole == 0 && part == review.Body && len(others) == 0 {
			continue // nearly every word
		}
		var at stretch
		ok := false
		if marks[i]&mayNameRole != 0 {
			at, ok = titleInFrame(d, part, text, words, i)
		} else if part == review.Subject {
			at, ok = titleInSubject(text, words, i)
		}
		elsewhere := false
		if !ok && len(others) > 0 {
			at, elsewhere = titleElsewhere(others, part, text, words, i)
		}
		if !ok && !elsewhere || part == review.Body && ownPast(d, words, at) {
			continue
		}
		said, title := words[at.from:at.to], titleSaid.Of(d)
		title.read(said)
		switch {
		case len(said) == 1 && said[0].Fold == acronymOf.Of(d, d.Context.Process.Role):
			continue // "the CNA position", of a Certified Nursing Assistant
		case isOtherField(&said[0]) && !isJobNoun(wordAt(words, at.to)) && shareHead(title, titleOf.Of(d, d.Context.Process.Role)):
			continue // "your next rescue technician" may be a technician
		case elsewhere && !bornHere(d, said): // its words may well have been spoken of, each in another place
		case readersOwn(d, said, ofReader(words, at)):
			continue
		case !otherJob(*title, titleOf.Of(d, d.Context.Process.Role)) && !wholeRoleElsewhere(d, said):
			role := titleOf.Of(d, d.Context.Process.Role)
			if !otherStep(title, &role) || len(found) > 0 && found[len(found)-1].Span.End > words[at.from].Start {
				continue
			}
			found = append(found, review.Finding{
				Part: part, Severity: review.Hint, Span: span(words[at.from], words[at.to-1]), Suggestions: []string{d.Context.Process.Role},
				Message: fmt.Sprintf("The role is %q; this says %q.", d.Context.Process.Role, shortened(text[words[at.from].Start:words[at.to-1].BareEnd], 60)),
			})
			continue
		}
		if n := len(found); n > 0 && found[n-1].Span.End > words[at.from].Start {
			continue // one title, two frames
		}
		f := review.Finding{
			Part:        part,
			Span:        span(words[at.from], words[at.to-1]),
			Suggestions: []string{d.Context.Process.Role},
		}
		f.Message = fmt.Sprintf("The role is %q; this says %q.", d.Context.Process.Role, shortened(text[f.Span.Start:f.Span.End], 60))
		for _, other := range d.Context.OtherProcesses {
			if consistsOf(d, said, other.Role) {
				f.Severity = review.Block
				f.Message = fmt.Sprintf("This is the role you applied for at %s: %q.", other.Employer, shortened(text[f.Span.Start:f.Span.End], 60))
			}
		}
		found = append(found, f)
	}
	return found
}

// otherStep reports the same job on a step that the role does not name: a Senior Planner, where the
// role is Planner, or a Head Baker, where it is Baker.
func otherStep(said, role *jobTitle) bool {
	return role.level == 0 && !role.top && (said.top || said.level == levelOf("lead") && said.headedBy("lead") && !slices.Contains(role.heads, jobHead("lead")) || said.level == levelOf("senior") || said.level == levelOf("junior") || said.level == levelOf("trainee")) && len(role.heads) > 0
}

// titleSaid is the memory for one title of a note after another.
var titleSaid = review.OncePerNote(func(*review.Doc, *jobTitle) {})

// consistsOf reports that every word of a title stands in a role.
func consistsOf(d *review.Doc, said []review.Word, role string) bool {
	words := d.Split(role)
	for _, s := range said {
		if !slices.ContainsFunc(words, func(w review.Word) bool { return w.Fold == s.Fold }) {
			return false
		}
	}
	return true
}

// titleInFrame finds the title of a job in a turn that speaks of the one applied for.
func titleInFrame(d *review.Doc, part review.Part, text string, words []review.Word, i int) (at stretch, ok bool) {
	if at, ok = titleBeforeNoun(d, text, words, i, d.Context.Process.Role); ok {
		return at, true
	}
	if at, ok = titleAfterNoun(text, words, i); ok {
		return at, true
	}
	if at, ok = titleIsMine(text, words, i); ok {
		return at, true
	}
	if words[i].Fold == "decision" {
		return titleDecided(text, words, i)
	}
	if meetsTitle(words[i].Fold) {
		return titleLookedFor(text, words, i)
	}
	if at, ok = titleAppliedFor(d, text, words, i); ok || part != review.Subject {
		return at, ok
	}
	return titleInSubject(text, words, i)
}

// besideTitle reports a word that may stand before or behind the title of a job: those that
// titleBeforeNoun, titleAfterNoun and titleAppliedFor begin at.
func besideTitle(fold string) bool {
	switch fold {
	case "interview", "decision", "for", "as", "be", "become", "becoming", "being", "make", "makes", "were":
		return true
	}
	return isJobNoun(fold) || meetsTitle(fold)
}

// meetsTitle reports a word that a title may stand before and that says less of a job than
// isJobNoun does.
func meetsTitle(fold string) bool {
	switch fold {
	case "looking", "seeking", "searching", "seek", "function", "contract", "assignment", "appointment":
		return true
	}
	return false
}

// isJobNoun reports a word for a place to work.
func isJobNoun(fold string) bool {
	switch fold {
	case "position", "role", "job", "opening", "vacancy", "post", "opportunity", "posting", "spot", "seat", "search":
		return true
	}
	return false
}

// titleBeforeNoun finds "the Data Analyst position": words[i] is the noun.
func titleBeforeNoun(d *review.Doc, text string, words []review.Word, i int, role string) (stretch, bool) {
	if !isJobNoun(words[i].Fold) && !(words[i].Fold == "interview" && i > 0 && jobHead(words[i-1].Fold) > 0) || i < 2 {
		return stretch{}, false
	}
	i = withoutUnit(d, text, words, i, role)
	if i < 2 || !adjoining(text, words[i-1], words[i]) && strings.Trim(text[words[i-1].End:words[i].Start], " ,(–-") != "" {
		return stretch{}, false
	}
	from := i
	if at, ok := headBeforeOf(text, words, i); ok {
		from = at + 1
	} else if jobHead(words[i-1].Fold) == 0 && !isNumeral(words[i-1].Fold) {
		return stretch{}, false
	}
	for from > 0 && i-from < 6 && (from == i || adjoining(text, words[from-1], words[from])) && ofTitle(&words[from-1]) {
		from--
	}
	if from > 1 && from < i && isSmallField(text, words, from-1) {
		from--
	}
	if from == 0 || from == i || !pointsToJob(words, from-1) || from > 1 && words[from-2].Fold == "from" && !words[from].Capital {
		return stretch{}, false // "how you went from the night nurse job to the yard"
	}
	return stretch{from, i}, true
}

// withoutUnit goes back from words[i] over what the role has behind a comma or in brackets:
// "Product Manager, Host Tools".
func withoutUnit(d *review.Doc, text string, words []review.Word, i int, role string) int {
	for at := i - 1; at > 1 && i-at <= 5 && words[at].Capital && holdsWord(d, role, words[at].Fold); at-- {
		gap := text[words[at-1].End:words[at].Start]
		if strings.ContainsAny(gap, ",(") {
			return at
		}
		if strings.Trim(gap, " -–/") != "" {
			break
		}
	}
	return i
}

// headBeforeOf finds "Head of Catering" before words[i]: at is the place of "Head".
func headBeforeOf(text string, words []review.Word, i int) (at int, ok bool) {
	for at = i - 1; at > 0 && i-at <= 5 && adjoining(text, words[at], words[at+1]); at-- {
		if words[at].Fold == "of" {
			return at - 1, jobHead(words[at-1].Fold) > 0 && words[at-1].Capital
		}
		if !words[at].Capital && words[at].Fold != "and" {
			return 0, false
		}
	}
	return 0, false
}

// ofTitle reports a word that may stand in a job title: with a capital, or one that heads,
// grades or opens many.
func ofTitle(w *review.Word) bool {
	return (kindOf.Of(w)&functional == 0 || opensField(w.Fold)) && (w.Capital || w.Fold == "ios" || jobHead(w.Fold) > 0 || levelOf(w.Fold) > 0 || titleField(w.Fold) || workField(w.Fold))
}

// opensField reports the first half of "Back-end", which is a word of grammar elsewhere.
func opensField(fold string) bool { return fold == "back" }

// titleField reports a field that people write with a small letter: "data analyst".
func titleField(fold string) bool {
	stem := review.Stem(fold)
	for _, line := range sameFields() {
		if line[stem] {
			return true
		}
	}
	return fold == "project" || fold == "program" || fold == "security" || fold == "network" || fold == "office"
}

// pointsToJob reports the words before a title that make it the job in question: "the",
// "your open". "My" and "a former" tell of another one.
func pointsToJob(words []review.Word, at int) bool {
	switch words[at].Fold {
	case "the", "this", "your", "for", "re":
		return at == 0 || words[at-1].Fold != "in" || words[at].Fold != "this"
	case "open", "advertised", "available", "vacant", "new":
		return at > 0 && pointsToJob(words, at-1)
	}
	return false
}

// titleAfterNoun finds "the position of Data Analyst": words[i] is the noun.
func titleAfterNoun(text string, words []review.Word, i int) (stretch, bool) {
	if !isJobNoun(words[i].Fold) || i == 0 || i+2 >= len(words) || !pointsToJob(words, i-1) {
		return stretch{}, false
	}
	if words[i+1].Fold != "of" && words[i+1].Fold != "as" {
		return stretch{}, false
	}
	from := i + 2
	if words[from].Fold == "a" || words[from].Fold == "an" || words[from].Fold == "the" || words[from].Fold == "your" {
		from++
	}
	return titleFrom(text, words, from)
}

// titleFrom reads a title that starts at words[from].
func titleFrom(text string, words []review.Word, from int) (stretch, bool) {
	to := from
	head := false
	for to < len(words) && to-from < 6 && (to == from || adjoining(text, words[to-1], words[to])) {
		if head && words[to].Fold == "of" && words[to-1].Capital && to+1 < len(words) && words[to+1].Capital && adjoining(text, words[to], words[to+1]) {
			for to += 2; to < len(words) && to-from < 7 && words[to].Capital && !words[to].Opens && kindOf.Of(&words[to])&functional == 0 && adjoining(text, words[to-1], words[to]); {
				to++ // "Head of Science", "Head of Application Security"
			}
			continue
		}
		if !ofTitle(&words[to]) {
			break
		}
		head = jobHead(words[to].Fold) > 0 || head && isNumeral(words[to].Fold) || to > from && leadsSchool(words[to].Fold)
		to++
	}
	return stretch{from, to}, to > from && head
}

// titleInSubject finds a title that is a part of the subject by itself: "Following up:
// Data Analyst – Ada Park", "Data Analyst interview".
func titleInSubject(text string, words []review.Word, i int) (stretch, bool) {
	if !words[i].Capital && !(i == 0 && titleField(words[i].Fold)) { // "iOS Developer"
		return stretch{}, false
	}
	if i > 0 && strings.Trim(text[words[i-1].End:words[i].Start], " \t") == "" && kindOf.Of(&words[i-1])&functional == 0 {
		return stretch{}, false // in the middle of something
	}
	at, ok := titleFrom(text, words, i)
	if !ok {
		return stretch{}, false
	}
	if at.to-at.from < 2 {
		return at, at.to < len(words) && (words[at.to].Fold == "interview" || i == 0 && isJobNoun(words[at.to].Fold) && adjoining(text, words[0], words[at.to]))
	}
	last := words[at.to-1].Fold
	if !(at.to < len(words) && (isJobNoun(words[at.to].Fold) || words[at.to].Fold == "interview")) && last[len(last)-1] == 's' && jobHead(last) > 0 && jobGroups()[last] == 0 {
		return stretch{}, false // "Vault keepers": who applies is one
	}
	if i == 1 && at.to == len(words) && oneOf(words[0].Fold, "the a an your my") {
		return stretch{}, false // "The Singing Baker"
	}
	if at.to == len(words) || strings.Trim(text[words[at.to-1].End:words[at.to].Start], " \t") != "" {
		return at, true
	}
	return at, words[at.to].Fold == "interview" || isJobNoun(words[at.to].Fold)
}

// ownPast reports that the candidate speaks of a job they have or had.
func ownPast(d *review.Doc, words []review.Word, at stretch) bool {
	if at.from > 0 && words[at.from-1].Fold == "become" {
		return false // "If I become Planner at"
	}
	end := len(words)
	for i := at.to; i < min(end, at.to+6); i++ {
		if words[i].Opens || strings.ContainsAny(d.Draft.Body[words[i-1].End:words[i].Start], ".:;!?\n") {
			break
		}
		switch words[i].Fold {
		case "is", "are", "sounds", "seems", "fits", "suits", "would", "will", "could", "i'd", "i'll":
			return false
		case "was":
			if i == at.to+1 && !ofMine(words, at.from) {
				continue // "the talk about the X position was a joy"
			}
			return true
		case "held", "had", "left", "did", "worked", "previously", "currently", "hold":
			return true
		case "before":
			if isLongBefore(words, i) {
				return true
			}
		case "at", "with":
			if i+1 < end && words[i+1].Capital && !words[i+1].Opens && !ofEmployer(d, words[i+1].Fold) && !slices.ContainsFunc(employerWords(d, d.Context.Process.Employer), func(name review.NameWord) bool { return nearEmployer(words[i+1], name.Fold) }) && !(ofOtherProcess(d, words[i+1].Fold) && (wishesInSentence(words, at.from) || wishesBehind(words, i+2))) {
				return true
			}
		}
	}
	return false
}

// wishesBehind reports "I would", "appeals to me" and the like in the words from a place on, in their sentence.
func wishesBehind(words []review.Word, from int) bool {
	for i := from; i < min(len(words), from+5) && !words[i].Opens; i++ {
		switch words[i].Fold {
		case "i'd", "i'll", "appeals", "interests", "attracts", "excites", "suits", "fits":
			return true
		case "i":
			return i+1 < len(words) && oneOf(words[i+1].Fold, "would will could can shall hope want")
		}
	}
	return false
}

// ofMine reports that the candidate's own past is spoken of shortly before a title.
func ofMine(words []review.Word, at int) bool {
	for i := at - 1; i >= max(0, at-8) && !words[i].Opens; i-- {
		switch words[i].Fold {
		case "my", "i", "we", "former", "last", "previous", "old", "at":
			return true
		}
	}
	return false
}

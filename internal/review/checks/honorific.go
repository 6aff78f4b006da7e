package checks

import (
	"cmp"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/review"
)

// gender is whom a title is for, as far as it says.
type gender int

const (
	anybody gender = iota
	man
	woman
	neither // Mx.
)

// rank is the academic weight of a title.
type rank int

const (
	noRank rank = iota
	doctor
	professor
)

// honour is what the titles before a name say.
type honour struct {
	gender gender
	rank   rank
	// married says Mrs or Miss, which say more than Ms does.
	married string
	// office is the title of an office or a custom, as it is compared: "captain", "whaea".
	office string
	// text is the titles as written: "Prof. Dr."
	text string
}

// add reads one more title, folded.
func (h *honour) add(title string) {
	switch title {
	case "mr", "mister", "herr", "monsieur", "senor", "sr", "signor", "sir", "senhor", "domnul", "kyrie", "pan", "don", "meneer", "dhr", "lord", "dott", "dottore":
		h.gender = man
	case "mrs", "miss":
		h.gender, h.married = woman, title
	case "ms", "frau", "madame", "mademoiselle", "mme", "mlle", "senora", "senorita", "sra", "srta", "signora", "pani", "mevrouw", "mw", "senhora", "senhorita", "doamna", "kyria",
		"madam", "dame", "lady", "dona":
		h.gender = woman
	case "mx":
		h.gender = neither
	case "dr", "doctor", "doktor", "docteur", "doutor":
		h.rank = max(h.rank, doctor)
	case "doctora", "dra", "dottoressa", "doutora":
		h.gender, h.rank = woman, max(h.rank, doctor)
	case "prof", "professor", "profesor":
		h.rank = professor
	case "profesora", "professora":
		h.gender, h.rank = woman, professor
	default:
		h.addOffice(title)
	}
}

// addOffice reads a title that says more than whom it is for.
func (h *honour) addOffice(title string) {
	switch title {
	case "mdm", "whaea", "puan", "cik", "datin", "ibu", "alhaja", "smt", "maestra", "sister", "matron", "baroness", "baronin", "ingeniera", "engenheira", "licenciada", "arquitecta":
		h.gender = woman
	case "matua", "encik", "tuan", "datuk", "bapak", "alhaji", "shri", "maestro", "father", "fr", "freiherr", "baron", "ingeniero", "engenheiro", "licenciado", "arquitecto":
		h.gender = man
	}
	switch title {
	case "capt":
		title = "captain"
	case "col":
		title = "colonel"
	case "sgt":
		title = "sergeant"
	case "lt":
		title = "lieutenant"
	case "cmdr":
		title = "commander"
	case "rev":
		title = "reverend"
	case "fr":
		title = "father"
	case "cllr":
		title = "councillor"
	case "avv":
		title = "avvocato"
	case "ing", "engr", "inz", "ingeniera", "engenheiro", "engenheira":
		title = "ingeniero"
	case "licenciada":
		title = "licenciado"
	case "arquitecta":
		title = "arquitecto"
	case "mag", "mgr":
		title = "magister"
	case "hon", "dipl", "drs":
		return // stands beside another title
	}
	h.office = title
}

// genderGreeted is whom the titles and the greeting of the salutation are for.
func genderGreeted(d *review.Doc) gender {
	var h honour
	for _, w := range d.Salutation.Names {
		h.add(w.Fold)
	}
	for _, w := range d.Words[:min(3, len(d.Words))] {
		if w.Start >= d.Salutation.End {
			break
		}
		switch w.Fold {
		case "уважаемая", "дорогая", "шановна", "vazena", "mila", "szanowna", "droga":
			h.gender = woman
		}
	}
	return h.gender
}

// onRecord is what the process says of somebody's titles: what they asked for, else what
// stands before their name, with the pronouns behind it.
func onRecord(d *review.Doc, p *interview.Interviewer) (h honour, asked bool) {
	h = titlesOf.Of(d, p.AddressAs)
	if asked = h.text != ""; !asked {
		h = h.then(titlesOf.Of(d, p.Title)).then(titlesOf.Of(d, p.Name))
	} else if h.gender == anybody {
		h.gender = allTitlesOf.Of(d, p.Title).then(allTitlesOf.Of(d, p.Name)).gender
	}
	if h.gender == anybody {
		h.gender = byPronouns(p.Name)
	}
	if h.gender == anybody {
		h.gender = behindOf.Of(d, p.AddressAs) // "Işıl Hanım"
	}
	return h, asked
}

// then is what titles say with more of them behind.
func (h honour) then(more honour) honour {
	if more.gender != anybody {
		h.gender = more.gender
	}
	if more.married != "" {
		h.married = more.married
	}
	h.rank = max(h.rank, more.rank)
	h.office = cmp.Or(h.office, more.office)
	h.text = cmp.Or(h.text, more.text)
	return h
}

// titlesOf are the titles that a text starts with, allTitlesOf those anywhere in it.
var (
	titlesOf    = review.DerivedFrom(func(text string) honour { return readTitles(text, false) })
	allTitlesOf = review.DerivedFrom(func(text string) honour { return readTitles(text, true) })
)

// behindOf is whom the last word of how somebody asked to be addressed is for.
var behindOf = review.DerivedFrom(func(as string) gender {
	words := review.SplitWords(as)
	if len(words) < 2 {
		return anybody
	}
	return genderBehind(words[len(words)-1].Fold)
})

func readTitles(text string, anywhere bool) (h honour) {
	var written []string
	for word := range strings.FieldsSeq(text) {
		fold := review.Fold(strings.Trim(word, ".,"))
		if !anywhere && !review.IsTitle(fold) {
			break
		}
		h.add(fold)
		written = append(written, word)
	}
	h.text = strings.Join(written, " ")
	return h
}

// byPronouns reads what stands in brackets behind a name: "(she/her)".
func byPronouns(name string) gender {
	_, behind, ok := strings.Cut(name, "(")
	if !ok {
		return anybody
	}
	switch {
	case strings.HasPrefix(behind, "she"):
		return woman
	case strings.HasPrefix(behind, "he/"), strings.HasPrefix(behind, "he "), strings.HasPrefix(behind, "he)"):
		return man
	case strings.HasPrefix(behind, "they"):
		return neither
	}
	return anybody
}

package checks

import "afterword/internal/review"

// standsBehind reports a word of respect that stands behind a name: "Tanaka-san", "Bora Bey".
func standsBehind(fold string) bool {
	switch fold {
	case "san", "sama", "sensei", "senpai", "ssi", "nim", "ji", "garu", "bey", "efendi", "hanim", "abla", "saheb", "sahib", "sahiba", "bhai", "didi", "khanom", "xiansheng", "nushi", "laoshi":
		return true
	}
	return isFamiliar(fold)
}

// isFamiliar reports what is put behind the names of children, pupils and close friends.
func isFamiliar(fold string) bool { return fold == "chan" || fold == "kun" }

// genderBehind is whom a word behind a name is for, as far as it says.
func genderBehind(fold string) gender {
	switch fold {
	case "bey", "efendi", "saheb", "sahib", "bhai", "xiansheng":
		return man
	case "hanim", "abla", "sahiba", "didi", "khanom", "nushi":
		return woman
	}
	return anybody
}

// saysRespect reports a word of the salutation that stands behind a name and is no part of the
// recipient's: "san", "Bey". "Dear Chan" names somebody.
func saysRespect(d *review.Doc, i int) bool {
	names, body := d.Salutation.Names, d.Draft.Body
	if i == 0 || !standsBehind(names[i].Fold) || review.IsTitle(names[i-1].Fold) || beginsName(d, i) {
		return false
	}
	for _, n := range d.To.Names {
		if n.Fold == names[i].Fold {
			return false
		}
	}
	return body[names[i-1].End:names[i].Start] == "-" || !isFamiliar(names[i].Fold)
}

// beginsName reports the first half of a name that is a word of respect behind another one: "Ji-woo".
func beginsName(d *review.Doc, i int) bool {
	names := d.Salutation.Names
	return i+1 < len(names) && standsBehind(names[i].Fold) && names[i].Capital && d.Draft.Body[names[i].End:names[i+1].Start] == "-"
}

// isStyle reports "Your Excellency", which stands before a name or in its place.
func isStyle(d *review.Doc, i int) bool {
	names := d.Salutation.Names
	const styles = "excellency honour honor grace highness majesty eminence holiness lordship ladyship worship reverence"
	return oneOf(names[i].Fold, "your his her") && i+1 < len(names) && oneOf(names[i+1].Fold, styles) || i > 0 && oneOf(names[i-1].Fold, "your his her") && oneOf(names[i].Fold, styles)
}

// respectShown is the word of respect behind the name in the salutation; empty for none.
func respectShown(d *review.Doc) string {
	for i := range d.Salutation.Names {
		if saysRespect(d, i) {
			return d.Salutation.Names[i].Fold
		}
	}
	return ""
}

// respectAsked is the word of respect that somebody asked for behind the name.
func respectAsked(d *review.Doc) string {
	for i, w := range d.To.As {
		if i > 0 && standsBehind(w.Fold) {
			return w.Fold
		}
	}
	return ""
}

// keepsDistance reports a salutation that keeps its distance another way: "Tanaka-san".
func keepsDistance(d *review.Doc) bool {
	shown := respectShown(d)
	return shown != "" && !isFamiliar(shown)
}

// asksBehind reports somebody who asked for a word of respect behind the name.
func asksBehind(d *review.Doc) bool { return respectAsked(d) != "" }

// otherRespect reports a word of respect that is not for them: "Bora Hanım", who is Bora Bey, and
// "Tanaka-chan".
func otherRespect(d *review.Doc) bool {
	shown, asked := respectShown(d), respectAsked(d)
	if shown == "" || shown == asked {
		return false
	}
	here, there := genderBehind(shown), genderBehind(asked)
	return isFamiliar(shown) || here != anybody && there != anybody && here != there
}

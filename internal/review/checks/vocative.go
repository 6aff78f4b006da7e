package checks

import "strings"

// vocatives are the ends of a name when somebody is called, and those that it has else, in
// the languages that make a difference: "Pani Żaneto", of Żaneta; "Marku", of Marek; "Vážený pane
// Dvořáku".
var vocatives = [...]struct{ called, named string }{
	{"o", "a"},
	{"u", "a"},
	{"iu", "ia"},
	{"ku", "ek"},
	{"cze", "ec"},
	{"rze", "r"},
	{"re", "r"},
	{"e", "os"},
	{"e", ""},
	{"ie", ""},
	{"u", ""},
	{"i", ""},
	{"y", ""},
	{"a", "as"},
	{"i", "is"},
}

// isVocative reports that somebody with a name, folded, may be called so.
func isVocative(called, name string) bool {
	for _, v := range vocatives {
		stem, ok := strings.CutSuffix(called, v.called)
		if ok && len(stem) > 2 && name == stem+v.named {
			return true
		}
	}
	return false
}

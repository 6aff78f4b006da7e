package checks

import "strings"

// endings are family names' endings of a man and of a woman of one family, folded.
var endings = [...]struct{ man, woman string }{
	{"ov", "ova"},
	{"ev", "eva"},
	{"in", "ina"},
	{"yn", "yna"},
	{"sky", "skaya"},
	{"skiy", "skaya"},
	{"skii", "skaya"},
	{"ski", "skaya"},
	{"skyi", "ska"},
	{"ski", "ska"},
	{"cki", "cka"},
	{"zki", "zka"},
	{"sky", "ska"},
	{"cky", "cka"},
	{"y", "a"},
	{"oy", "aya"},
	{"oi", "aya"},
	{"a", "ova"},
	{"ek", "kova"},
	{"", "ova"}, // Svoboda, Hájek, Novák
	{"as", "iene"},
	{"as", "aite"},
	{"is", "iene"},
	{"is", "yte"},
	{"us", "iene"},
	{"us", "ute"},
	{"os", "ou"},
	{"is", "i"},
	{"as", "a"},
	{"s", "i"},
	{"ов", "ова"},
	{"ев", "ева"},
	{"ин", "ина"},
	{"скии", "ская"},
	{"скии", "ска"},
	{"кии", "ка"},
	{"ои", "ая"},
	{"ыи", "ая"},
	{"ος", "ου"},
	{"ης", "η"},
	{"ας", "α"},
}

// sameFamily reports a man's and a woman's form of one Slavic, Baltic or Greek family
// name: "Petrov" and "Petrova", "Novák" and "Nováková", "Kowalski" and "Kowalska".
func sameFamily(man, woman string) bool {
	for _, e := range endings {
		stem, ok := strings.CutSuffix(man, e.man)
		if ok && len(stem) >= 3 && len(woman) == len(stem)+len(e.woman) && woman[:len(stem)] == stem && woman[len(stem):] == e.woman {
			return true
		}
	}
	return false
}

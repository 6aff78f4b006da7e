package main

import (
	"fmt"
	"regexp"
	"strings"
)

// affix is one rule of a Hunspell .aff file: how a stem gets another form.
type affix struct {
	prefix    bool
	cross     bool // goes together with an affix at the other end
	strip     string
	add       string
	condition *regexp.Regexp
}

// affixes are the rules by their flag.
type affixes map[rune][]affix

// onlyInCompound marks what is no word by itself ("1th").
const onlyInCompound = 'c'

// readRules reads the lines PFX and SFX; the dictionaries of English use no others that
// make words.
func readRules(name string) (affixes, error) {
	rules, cross := affixes{}, map[rune]bool{}
	err := eachLine(name, func(line string) error {
		field := strings.Fields(line)
		if len(field) < 4 || field[0] != "PFX" && field[0] != "SFX" {
			return nil
		}
		flag := []rune(field[1])[0]
		if len(field) == 4 { // the head of a group
			cross[flag] = field[2] == "Y"
			return nil
		}
		a := affix{prefix: field[0] == "PFX", cross: cross[flag], strip: strings.Trim(field[2], "0"), add: strings.Trim(field[3], "0")}
		pattern := field[4] + "$"
		if a.prefix {
			pattern = "^" + field[4]
		}
		condition, err := regexp.Compile(pattern)
		if err != nil {
			return fmt.Errorf("the condition %q cannot be read: %w", field[4], err)
		}
		a.condition = condition
		rules[flag] = append(rules[flag], a)
		return nil
	})
	return rules, err
}

// forms are the stem and all that its flags make of it.
func (rules affixes) forms(stem, flags string) []string {
	if strings.ContainsRune(flags, onlyInCompound) {
		return nil
	}
	forms := []string{stem}
	suffixed := []string{stem}
	for _, flag := range flags {
		for _, a := range rules[flag] {
			if !a.prefix && a.condition.MatchString(stem) && strings.HasSuffix(stem, a.strip) {
				form := strings.TrimSuffix(stem, a.strip) + a.add
				forms = append(forms, form)
				if a.cross {
					suffixed = append(suffixed, form)
				}
			}
		}
	}
	for _, flag := range flags {
		for _, a := range rules[flag] {
			for i, form := range suffixed {
				if a.prefix && (i == 0 || a.cross) && a.condition.MatchString(form) {
					forms = append(forms, a.add+strings.TrimPrefix(form, a.strip))
				}
			}
		}
	}
	return forms
}

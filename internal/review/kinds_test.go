package review_test

import (
	"slices"

	"afterword/internal/review/checks"
)

// kindChecks says which checks may find a kind of fault. It is the one place that knows
// both the labels of the notes and the ids of the checks: a kind without an id that is in
// the registry is reported, not held.
var kindChecks = map[string][]string{
	"people/salutation-other":     {"salutation-other-person", "name-misspelt", "other-process-interviewer"},
	"people/salutation-missing":   {"salutation-missing"},
	"people/thanks-other":         {"thanks-other-person", "other-process-interviewer"},
	"people/name-misspelt":        {"name-misspelt", "salutation-other-person", "address-as"}, // "Darcy", who asked for D'Arcy
	"people/address-as":           {"address-as", "title-wrong"},
	"people/anchor-of-another":    {"anchor-of-another"},
	"people/address-fit":          {"address-unfit"},
	"people/employer-misspelt":    {"employer-misspelt"},
	"people/other-employer":       {"other-employer", "unknown-employer"},
	"people/other-process-person": {"other-process-interviewer", "salutation-other-person"}, // which names the other process
	"people/role-title":           {"role-wrong"},
	"people/signed-by-other":      {"signed-by-another"},

	"personal/no-anchor":      {"no-anchor", "generic-anchor"},
	"personal/generic-anchor": {"no-anchor", "generic-anchor"},
	"personal/no-value":       {"no-value"},
	"personal/many-values":    {"several-values"},
	"personal/copied-panel":   {"copied-across-panel", "copied-from-earlier"}, // from a note that was sent to another of the panel
	"personal/copied-earlier": {"copied-from-earlier"},

	"form/too-long":           {"too-long"},
	"form/too-short":          {"too-short"},
	"form/subject-missing":    {"subject-missing"},
	"form/subject-vague":      {"subject-vague"},
	"form/subject-shouted":    {"subject-shouted"},
	"form/placeholder":        {"placeholder-left"},
	"form/no-contact-details": {"contact-missing"},
	"form/no-next-step":       {"next-step-missing"},
	"form/exclamation":        {"exclamation-marks"},
	"form/shouting":           {"shouting"},
	"form/spelling":           {"spelling", "confused-words"}, // "planing" is a word, too
	"form/doubled-word":       {"doubled-word"},
	"form/grammar":            {"wrong-article", "confused-words", "verb-agreement", "verb-form", "small-words", "spelling", "punctuation-slip", "missing-capital"},

	"tact/perks":            {"perks-too-early"},
	"tact/ultimatum":        {"ultimatum"},
	"tact/bidding":          {"bidding-war"},
	"tact/offer-unrecorded": {"offer-unrecorded"},
	"tact/first-choice":     {"first-choice-unmarked"},
	"tact/defensiveness":    {"defensive", "apology-spiral"},
	"tact/desperation":      {"desperation"},
	"tact/guilt":            {"guilt"},
	"tact/presumption":      {"presumes-offer"},
	"tact/worn-phrase":      {"worn-phrase"},

	"voice/robotic": {"stock-phrase"},
	"voice/cliche":  {"stock-phrase"},

	"timing/too-early":          {"too-early", "promise-not-passed"}, // before the promise a check-in is early
	"timing/too-late":           {"too-late"},
	"timing/tense":              {"tense-wrong"},
	"timing/promise-not-passed": {"promise-not-passed"},
	"timing/out-of-thread":      {"out-of-thread"},
	"timing/subject-changed":    {"subject-changed"},
}

// existingKinds are the kinds for which the registry has a check.
func existingKinds() map[string]bool {
	exists := map[string]bool{}
	for kind, ids := range kindChecks {
		for _, c := range checks.All() {
			exists[kind] = exists[kind] || slices.Contains(ids, c.ID)
		}
	}
	return exists
}

package review

import (
	"fmt"
	"strings"
)

// Check is one rule of the review, with all that its page says of it. A check is a value:
// it keeps nothing between two drafts.
type Check struct {
	ID       string // stable and public: "salutation-other-person"
	Group    Group
	Title    string   // a few words, without a full stop
	Severity Severity // what a finding gets unless Find says otherwise
	Why      string   // one sentence: why the rule exists
	Bad      string   // an excerpt that the check flags
	Good     string   // the same, as a careful person would write it
	Source   string   // where the rule comes from
	Reads    Language // what it needs a draft to be written in; empty goes by the group
	// Confidence is what a finding gets unless Find says otherwise; empty means Likely.
	Confidence Confidence
	// Spelling says that the findings are about how single words are written: words of the
	// person's own list are left alone, but for what blocks.
	Spelling bool
	// Find reports what is wrong with d. It sets what it knows of each finding: Part
	// (empty is the body), the byte range of Span, Message, Suggestions, Firm, and Severity
	// and Confidence where they differ from the check's. Run fills in the rest.
	Find func(d *Doc) []Finding
}

// Group is the family of a check (SPEC.md section 3).
type Group string

// The groups.
const (
	People   Group = "people"
	Personal Group = "personal"
	Form     Group = "form"
	Tact     Group = "tact"
	Voice    Group = "voice"
	Timing   Group = "timing"
)

// Groups lists every group in the order of SPEC.md.
func Groups() []Group { return []Group{People, Personal, Form, Tact, Voice, Timing} }

// Sureness is the confidence of the check's findings unless one says otherwise.
func (c Check) Sureness() Confidence {
	if c.Confidence == "" {
		return Likely
	}
	return c.Confidence
}

// Page renders what there is to know about a check as one page of Markdown: the same
// text stands in docs/checks and is printed by "afterword checks ID".
func (c Check) Page() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n", c.Title)
	fmt.Fprintf(&b, "`%s` · group *%s* · severity *%s* unless the message says more · confidence *%s*\n\n", c.ID, c.Group, c.Severity, c.Sureness())
	fmt.Fprintf(&b, "%s\n\n", c.Why)
	fmt.Fprintf(&b, "Not so:\n\n%s\n\nBut so:\n\n%s\n\n", quoted(c.Bad), quoted(c.Good))
	fmt.Fprintf(&b, "Source: %s\n\n", c.Source)
	fmt.Fprintf(&b, "Switch it off with `--off %s`, or for good with `off = [%q]` in the settings file. To leave one place as it is, see [leaving a finding](../review.md#leave-it-as-it-is).\n", c.ID, c.ID)
	if c.Spelling {
		b.WriteString("A word that is right as you write it: `afterword words add WORD`.\n")
	}
	return b.String()
}

func quoted(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight("> "+line, " ")
	}
	return strings.Join(lines, "\n")
}

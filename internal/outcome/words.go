package outcome

import (
	"fmt"
	"strings"
	"time"
)

// Every sentence of this package stands here.
const (
	firstNoteSays = "After %s your first note left within 24 hours."
	halfLeft      = " Half of the %d first notes took %s or less."
	stepSays      = "%s: %s were answered. "
	promptSays    = "Thank-yous that left %s: %s were answered. "
	noCause       = "This does not say that one brings the other. "
	halfAnswered  = "Of %d answers, half came within %s."
	promiseSays   = "Of the days that have passed, they kept %s."
	silenceSays   = "Silence was the answer in %s. Most of it says nothing about you."
	nothingYet    = "There is none to count yet."
)

// Nothing is said of a report that is Empty.
const Nothing = "There is nothing to show yet. Once an interview is over and a note has left, you see here how soon you wrote, who answered, and who kept the date they gave."

// say is a sentence about n cases, or that they are too few for it.
func say(n int, one, sentence string) string {
	if few := tooFew(n, one, n); few != "" {
		return few
	}
	return sentence
}

// tooFew says that settled of n cases are too few to say more; empty where they are not.
func tooFew(n int, one string, settled int) string {
	switch {
	case settled >= Enough:
		return ""
	case n == 0:
		return nothingYet
	case n == 1:
		return "Only 1 " + one + " so far. That is too little for a rate, so here it is."
	case settled < n:
		return fmt.Sprintf("%d %s so far, and too few of a kind are settled for a rate. So here is each of them.", n, plural(one))
	}
	return fmt.Sprintf("Only %d %s so far. That is too few for a rate, so here is each of them.", n, plural(one))
}

// share is a part of a whole with both numbers: "6 of 9 interviews (67 %)". what may be
// empty.
func share(part, whole int, what string) string {
	if what != "" {
		what = " " + what
	}
	if whole < Enough {
		return fmt.Sprintf("%d of %d%s", part, whole, what)
	}
	return fmt.Sprintf("%d of %d%s (%d\u00a0%%)", part, whole, what, (100*part+whole/2)/whole)
}

func join(a, b string) string { return strings.TrimSpace(strings.TrimSpace(a) + " " + b) }

func plural(one string) string {
	if strings.HasSuffix(one, "s") {
		return one + "es"
	}
	return one + "s"
}

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// length says how long something took, in two units at most.
func length(d time.Duration) string {
	minutes := int(d.Round(time.Minute).Minutes())
	hours := int(d.Round(time.Hour).Hours())
	switch {
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	case minutes < 24*60 && minutes%60 == 0:
		return fmt.Sprintf("%d h", minutes/60)
	case minutes < 24*60:
		return fmt.Sprintf("%d h %d min", minutes/60, minutes%60)
	case hours < 48 && hours%24 == 0:
		return "1 day"
	case hours < 48:
		return fmt.Sprintf("1 day %d h", hours-24)
	case hours%24 == 0:
		return fmt.Sprintf("%d days", hours/24)
	}
	return fmt.Sprintf("%d days %d h", hours/24, hours%24)
}

const caseDay = "2 January 2006"

func (c FirstNote) words() string {
	if !c.Sent {
		return fmt.Sprintf("%s, interview of %s: no note", c.Employer, c.Ended.Format(caseDay))
	}
	return fmt.Sprintf("%s, interview of %s: after %s", c.Employer, c.Ended.Format(caseDay), length(c.After))
}

func (n Note) words() string {
	what := string(n.Fate)
	switch {
	case n.Timed:
		what = "answered after " + length(n.Waited)
	case n.Fate == Answered:
		what = "they went on to another interview"
	}
	return fmt.Sprintf("%s, %s to %s: %s", n.Employer, lower(n.Phase.Title()), n.Person, what)
}

func (p Promise) words() string {
	what := string(p.Kept)
	if p.Kept == Late {
		days := "days"
		if p.Late == 1 {
			days = "day"
		}
		what = fmt.Sprintf("answered %d %s late", p.Late, days)
	}
	return fmt.Sprintf("%s, %s: %s", p.Employer, p.Date.At(12, 0, time.UTC).Format(caseDay), what)
}

func (s Silence) words() string {
	notes := "notes"
	if s.Notes == 1 {
		notes = "note"
	}
	return fmt.Sprintf("%s, %d %s: %s", s.Employer, s.Notes, notes, s.Fate)
}

// What a proof says.
const (
	stepInterview = "Interview"
	proofTitle    = "What I did to find work"
	proofMade     = "Interviews, and the notes that were sent after them. A Message-ID is what a mail is found by in a mailbox."
	proofNothing  = "Nothing in these days."
)

func proofColumns() []string {
	return []string{"Date", "Employer", "Role", "Person", "Step", "Message-ID"}
}

// heading says whose proof it is, and of which days.
func (p Proof) heading() string {
	days := fmt.Sprintf("%s to %s", p.From.At(12, 0, time.UTC).Format(caseDay), p.To.At(12, 0, time.UTC).Format(caseDay))
	if p.Name == "" {
		return days
	}
	return p.Name + ", " + days
}

package review_test

import (
	"strings"
	"testing"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
	"afterword/internal/review/reviewtest"
)

// TestEverySlipAboutPeopleIsFound plants one fault about people, or about what is personal,
// at a time in each careful note of both authors.
func TestEverySlipAboutPeopleIsFound(t *testing.T) {
	kinds := []struct {
		name  string
		slips func(c reviewtest.Case) []reviewtest.Case
		by    []string
	}{
		{"another role", nameAnotherRole, []string{"role-wrong"}},
		{"address of another of the panel", takeAnotherAddress, []string{"address-unfit"}},
		{"address of nobody", takeStrangeAddress, []string{"address-unfit"}},
		{"domain misspelt", misspellDomain, []string{"address-unfit"}},
		{"employer that nobody knows", nameUnknownEmployer, []string{"unknown-employer"}},
		{"title of the other gender", swapGender, []string{"title-wrong"}},
		{"doctor called Mr. or Ms.", dropDoctor, []string{"title-wrong"}},
		{"family name for the given one", swapOrder, []string{"name-misspelt", "address-as"}},
		{"merits listed", listMerits, []string{"several-values"}},
		{"praise instead of a moment", praiseInstead, []string{"generic-anchor"}},
		{"copied from an earlier process", copyEarlier, []string{"copied-from-earlier"}},
	}
	var notes []reviewtest.Case
	for _, c := range append(carefulNotes(t), secondNotes(t)...) {
		if c.Kind == "careful" {
			notes = append(notes, c)
		}
	}
	for _, kind := range kinds {
		t.Run(kind.name, func(t *testing.T) {
			made, missed := 0, 0
			for _, c := range notes {
				for _, slip := range kind.slips(c) {
					made++
					seen := false
					for _, f := range review.Run(checks.All(), slip.Draft, slip.Context, review.Options{}) {
						for _, id := range kind.by {
							seen = seen || f.Check == id && f.Severity != review.Hint
						}
					}
					if !seen {
						missed++
						t.Logf("%s: not found in a note to %s <%s>\nSubject: %s\n\n%s", c.Name, slip.Draft.To.Name, slip.Draft.To.Email, slip.Draft.Subject, slip.Draft.Body)
					}
				}
			}
			t.Logf("%d planted, %d missed", made, missed)
			if made < 10 {
				t.Errorf("only %d planted", made)
			}
			if missed*100 > made*3 {
				t.Errorf("%d of %d are missed", missed, made)
			}
		})
	}
}

// planted is c with a sentence after the first paragraph.
func planted(c reviewtest.Case, sentence string) reviewtest.Case {
	d := review.NewDoc(c.Draft, c.Context)
	at := d.MainStart
	if next := strings.Index(c.Draft.Body[at:], "\n\n"); next > 0 && at+next < d.SignOff && strings.TrimSpace(c.Draft.Body[at:at+next]) != "" {
		at += next
	}
	c.Draft.Body = c.Draft.Body[:at] + "\n\n" + sentence + "\n\n" + strings.TrimLeft(c.Draft.Body[at:], " \n")
	return c
}

func nameAnotherRole(c reviewtest.Case) (slips []reviewtest.Case) {
	role := strings.ToLower(c.Context.Process.Role)
	if role == "" || strings.HasPrefix(role, "werkstudent") {
		return nil // whose English nobody can be sure of
	}
	for head, frames := range map[string][]string{
		"analyst":   {"I remain very interested in the Data Analyst position.", "Thank you for considering me for the role of Senior Data Analyst."},
		"recruiter": {"The Technical Recruiter role sounds like a good fit."},
		"welder":    {"I am even more excited about the welder job now."},
	} {
		if strings.Contains(role, head) {
			continue
		}
		for _, frame := range frames {
			slips = append(slips, planted(c, frame))
		}
	}
	return slips
}

func takeAnotherAddress(c reviewtest.Case) (slips []reviewtest.Case) {
	to := review.NewPerson(c.Draft.To)
	for _, p := range c.Context.Interview.Panel {
		other := review.NewPerson(p)
		if p.SameAs(c.Draft.To) || len(other.Names) < 2 || !ascii(review.Fold(p.Name)) || !ascii(review.Fold(c.Draft.To.Name)) || share(to, other) {
			continue
		}
		slip := c
		slip.Draft.To.Email = other.Given().Fold + "." + other.Family().Fold + "@employer.example"
		slips = append(slips, slip)
	}
	return slips
}

func takeStrangeAddress(c reviewtest.Case) []reviewtest.Case {
	if !ascii(review.Fold(c.Draft.To.Name)) || strings.Contains(c.Draft.To.Name, "Berg") {
		return nil // "uddenberg" may be a Berg
	}
	c.Draft.To.Email = "quincy.uddenberg@employer.example"
	return []reviewtest.Case{c}
}

func misspellDomain(c reviewtest.Case) (slips []reviewtest.Case) {
	local, _, _ := strings.Cut(c.Draft.To.Email, "@")
	for _, domain := range []string{"gamil.com", "gmial.com", "hotmial.com", "employer.exmaple", "globex.con", "outlok.com"} {
		slip := c
		slip.Draft.To.Email = local + "@" + domain
		slips = append(slips, slip)
	}
	return slips
}

func nameUnknownEmployer(c reviewtest.Case) (slips []reviewtest.Case) {
	for _, sentence := range []string{
		"I would be thrilled to join Wonkasoft.", "I am excited about the opportunity to work at Wonkasoft.", "I’d love to start at Wonkasoft soon.",
	} {
		slips = append(slips, planted(c, sentence))
	}
	return slips
}

// greetedBy is c with another salutation.
func greetedBy(c reviewtest.Case, greeting string) reviewtest.Case {
	d := review.NewDoc(c.Draft, c.Context)
	c.Draft.Body = greeting + ",\n\n" + strings.TrimLeft(c.Draft.Body[d.MainStart:], " \n")
	return c
}

func swapGender(c reviewtest.Case) []reviewtest.Case {
	family := personOf(c.Draft.To).Family().Raw
	if family == "" || c.Draft.To.AddressAs != "" {
		return nil
	}
	c.Draft.To.Title = "Ms."
	return []reviewtest.Case{greetedBy(c, "Dear Mr. "+family)}
}

func dropDoctor(c reviewtest.Case) []reviewtest.Case {
	family := personOf(c.Draft.To).Family().Raw
	if family == "" {
		return nil
	}
	c.Draft.To.Title, c.Draft.To.AddressAs = "Dr.", "Dr. "+family
	return []reviewtest.Case{greetedBy(c, "Dear Ms. "+family)}
}

func swapOrder(c reviewtest.Case) []reviewtest.Case {
	n := interview.ReadName(c.Draft.To)
	if n.Given == "" || n.Family == "" || n.Guessed || c.Draft.To.AddressAs != "" || c.Draft.To.ToneOrDefault() == interview.Formal {
		return nil
	}
	return []reviewtest.Case{greetedBy(c, "Hi "+n.Family)}
}

func listMerits(c reviewtest.Case) []reviewtest.Case {
	if c.Draft.Phase != note.Anchor || c.Context.Interview.Missed != nil || !inEnglish(c) {
		return nil
	}
	return []reviewtest.Case{planted(c, "In my last job I managed a budget of two million. I have also trained eleven new colleagues. In addition, I speak three languages and have nine years of experience with tight deadlines.")}
}

func praiseInstead(c reviewtest.Case) (slips []reviewtest.Case) {
	if c.Draft.Phase != note.Anchor {
		return nil
	}
	d := review.NewDoc(c.Draft, c.Context)
	for _, praise := range []string{
		"Thank you for the great conversation today. I am very excited about this opportunity and believe that I would be a great fit.",
		"It was a pleasure to meet you and to learn more about the team. I look forward to hearing from you soon.",
		"I really enjoyed our discussion and I'm even more enthusiastic about the role now. Please let me know if you need anything else.",
	} {
		slip := c
		slip.Draft.Body = c.Draft.Body[:d.MainStart] + "\n\n" + praise + "\n\nBest regards,\n" + c.Context.Process.Candidate.Name + "\n"
		slips = append(slips, slip)
	}
	return slips
}

func copyEarlier(c reviewtest.Case) []reviewtest.Case {
	if c.Draft.Phase != note.Anchor || len(review.NewDoc(c.Draft, c.Context).Main) < 30 {
		return nil
	}
	text := "The fridge on your second floor that pages everybody when somebody leaves it open is a story I will tell for years. I left with three ideas that I want to try at once."
	c = planted(c, text)
	d := review.NewDoc(c.Draft, c.Context)
	c.Draft.Body = c.Draft.Body[:d.MainStart] + "\n\n" + text + "\n\nBest,\n" + c.Context.Process.Candidate.Name + "\n"
	c.Context.Earlier = []note.Note{{ID: "1", ProcessID: "another", Phase: note.Anchor, State: note.Sent, To: note.Address{Name: "Tom"}, Body: "Hi Tom,\n\n" + text + "\n\nBest,\n" + c.Context.Process.Candidate.Name + "\n"}}
	return []reviewtest.Case{c}
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func share(a, b review.Person) bool {
	for _, n := range b.Names {
		if a.Answers(n.Fold) {
			return true
		}
	}
	return false
}

package review_test

import (
	"strings"
	"testing"

	"afterword/internal/interview"
	"afterword/internal/note"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// TestWaysToGreet: how a careful writer may greet people of many places, and how not. The
// panel beside them are Tom Reyes and Ioana Popescu.
func TestWaysToGreet(t *testing.T) {
	for _, c := range []struct {
		name, title, as string
		good, bad       string // parted by bars
	}{
		{"Robert Okafor", "", "", "Hi Robert|Hi Bob|Hi Rob|Dear Robert Okafor|Dear Mr. Okafor|Hello Bobby", "Hi Roberta|Hi Robret|Hi Okafor|Hi Tom|Dear Mr. Robert|Hi Richard|Dear Okafor Robert"},
		{"Elizabeth O'Neill", "", "Liz", "Hi Liz|Hi Liz, hello|Dear Liz", "Hi Lisz|Dear Tom|Hi Ioana"},
		{"Elizabeth O'Neill", "", "", "Hi Liz|Hi Beth|Dear Ms O’Neill|Hi Elizabeth|Hi Lizzie", "Hi Elisabeht|Dear Ms O'Niell"},
		{"Wei Chen", "Dr.", "Dr. Chen", "Dear Dr. Chen|Dear Dr Chen|Dear Doctor Chen|Dear Dr. Wei Chen", "Dear Dr. Wei|Hi Wei|Dear Mr. Chen|Dear Dr. Chan|Dear Ms. Chen|Dear Chen Wei"},
		{"Chen Wei", "", "", "Hi Wei|Dear Chen Wei|Dear Mr. Chen|Dear Ms. Chen", "Hi Chen|Dear Mr. Wei|Hi Wie|Hi Chenn"},
		{"Zhang Xiaoming", "", "", "Hi Xiaoming|Dear Zhang Xiaoming|Dear Ms Zhang", "Hi Xioaming|Hi Zhang"},
		{"Li Na", "", "", "Hi Li Na|Hi Na|Hi Li|Dear Ms. Li", "Hi Tom|Hi Lin Ma"},
		{"Kim Minjun", "", "", "Hi Minjun|Dear Mr. Kim|Dear Kim Minjun", "Hi Minjnu|Hi Ioana"},
		{"Park Ji-woo", "", "", "Hi Ji-woo|Dear Ms. Park|Dear Park Ji-woo|Dear Ji-woo Park", "Hi Park|Hi Ji-wo"},
		{"Nguyễn Thị Minh Châu", "", "", "Hi Châu|Dear Ms. Châu|Dear Nguyễn Thị Minh Châu|Dear Ms. Nguyễn", "Hi Chuâ"},
		{"Nagy Péter", "", "", "Hi Péter|Dear Mr. Nagy|Dear Nagy Péter|Hi Peti", "Hi Péetr|Hi Nagy"},
		{"Szabó Katalin", "", "", "Hi Katalin|Hi Kati|Dear Ms. Szabó", "Hi Szabó"},
		{"Tanaka Hiroshi", "", "", "Dear Tanaka-san|Hi Hiroshi|Dear Mr. Tanaka|Dear Hiroshi-san|Dear Tanaka Hiroshi", "Hi Tanka|Hi Tanaka"},
		{"María José García López", "", "", "Hi María José|Hi María|Dear Ms. García|Dear Ms. García López|Estimada María José", "Hi Mraía|Dear Ms. Gracía"},
		{"Ana Lúcia dos Santos", "", "", "Hi Ana Lúcia|Hi Ana|Dear Ms. dos Santos|Dear Ana|Prezada Ana Lúcia", "Hi Anna Lúcia|Dear Ms. dos Snatos"},
		{"Anneke van der Berg", "", "", "Hi Anneke|Dear Ms. van der Berg|Dear Ms. Van der Berg|Geachte mevrouw Van der Berg|Dear Ms. Berg", "Hi Annekke|Dear Ms. van der Borg"},
		{"Ludwig von Hagen", "Prof. Dr.", "", "Sehr geehrter Herr Prof. von Hagen|Dear Professor von Hagen|Dear Prof. Dr. von Hagen", "Dear Mr. von Hagen|Dear Prof. von Haagen"},
		{"Ahmed al-Rashid", "", "", "Hi Ahmed|Dear Mr. al-Rashid|Dear Mr. Al-Rashid|Dear Mr. Rashid", "Hi Ahmde|Dear Mr. al-Rahsid|Dear Mr. Alrashid"},
		{"Fatima bint Yusuf", "", "", "Hi Fatima|Dear Fatima bint Yusuf|Dear Ms. Yusuf", "Hi Fatmia"},
		{"Olga Petrova", "", "", "Hi Olga|Hi Olya|Dear Ms. Petrova|Уважаемая Ольга|Здравствуйте, Ольга", "Hi Oлga|Dear Ms. Petrov|Уважаемая Елена"},
		{"Ольга Петрова", "", "", "Dear Olga|Dear Ms. Petrova|Уважаемая Ольга", "Dear Elena|Уважаемая Оьлга"},
		{"Aleksandr Volkov", "", "", "Hi Aleksandr|Hi Sasha|Привет, Саша|Hi Alex", "Hi Aleksnadr|Hi Sergei|Dear Mr. Vlokov"},
		{"Yevgenia Kuznetsova", "", "", "Hi Zhenya|Hi Yevgenia|Здравствуйте, Евгения", "Hi Yevgneia|Hi Tatiana"},
		{"Jana Nováková", "", "", "Hi Jana|Dear Ms. Nováková|Vážená paní Nováková", "Dear Ms. Novák|Hi Jnaa"},
		{"Krzysztof Wiśniewski", "", "", "Hi Krzysztof|Hi Krzysiek|Dear Mr. Wiśniewski|Hi Chris", "Hi Krzystof|Dear Mr. Wiśnieski"},
		{"Γιώργος Παπαδόπουλος", "", "", "Αγαπητέ Γιώργο|Dear Giorgos|Dear Mr. Papadopoulos", "Dear Kostas"},
		{"王伟", "", "", "Dear Wang Wei|Dear Mr. Wang|王伟，您好|Dear 王伟", "Dear Li Wei|Dear Mr. Chen"},
		{"Wang Wei", "", "", "王伟，您好|Dear Wang Wei|Dear Mr. Wang|Hi Wei", "李伟，您好|Dear Mr. Zhang"},
		{"김민준", "", "", "Dear Mr. Kim|김민준 님", "Dear Tom"},
		{"Jean-Paul Dubois", "", "", "Bonjour Jean-Paul|Hi JP|Cher Monsieur Dubois|Dear Mr. Dubois|Hi Jean Paul", "Bonjour Jaen-Paul|Hi Jeanpaul|Cher Monsieur Dubios"},
		{"Siobhán Ní Bhriain", "", "", "Hi Siobhán|Dear Ms. Ní Bhriain|Dear Siobhán Ní Bhriain", "Hi Siobhna"},
		{"J. R. Smith", "", "JR", "Hi JR|Dear JR", "Hi JT|Hi Tom"},
		{"J. Smith", "", "", "Dear Mr. Smith|Dear J. Smith", "Dear Mr. Smiht|Dear Tom"},
		{"Venkataraman Subramanian", "", "", "Hi Venkat|Dear Mr. Subramanian|Hi Venkataraman", "Hi Venkatarmaan"},
		{"Mohammed Khan", "", "", "Hi Mohammed|Hi Mo|Dear Mr. Khan", "Hi Mohamed|Dear Mr. Kahn"},
		{"Zoë Müller-Łukasiewicz", "", "", "Hi Zoë|Dear Ms. Müller-Łukasiewicz|Hallo Zoë", "Hi Zöe|Dear Ms. Miller"},
		{"Dr. Amara Osei", "", "", "Dear Dr. Osei|Hi Amara|Dear Amara Osei", "Dear Ms. Osei|Dear Dr. Osie"},
		{"Grace Okonkwo-Bell", "Mrs.", "Mrs. Okonkwo-Bell", "Dear Mrs. Okonkwo-Bell|Dear Ms. Okonkwo-Bell", "Hi Grace|Dear Mr. Okonkwo-Bell|Dear Mrs. Okonwko-Bell"},
		{"Robin Diaz (they/them)", "Mx.", "", "Hi Robin|Dear Mx. Diaz|Dear Robin Diaz", "Dear Mr. Diaz|Dear Ms. Diaz"},
		{"محمد العلي", "", "Mohammed", "Dear Mohammed|السيد محمد", "Dear Tom"},
		{"Gíslína Björk Jónsdóttir", "", "", "Hi Gíslína|Dear Gíslína Björk|Dear Ms. Jónsdóttir", "Hi Gílsína"},
		{"Ngozi Eze", "", "", "Hi Ngozi|Dear Ms Eze", "Hi Ngoiz"},
		{"Thorbjørn Ødegård", "", "", "Hi Thorbjørn|Kjære Thorbjørn|Dear Mr. Ødegård", "Hi Thorjbørn"},
	} {
		to := interview.Interviewer{Name: c.name, Title: c.title, AddressAs: c.as, Email: "someone@globex.example"}
		for greeting := range strings.SplitSeq(c.good, "|") {
			for _, f := range peopleFindings(to, greeting) {
				if f.Severity != review.Hint {
					t.Errorf("%q to %s (%s) is fine, but: %s %s: %s", greeting, c.name, c.as, f.Severity, f.Check, f.Message)
				}
			}
		}
		for greeting := range strings.SplitSeq(c.bad, "|") {
			worst := review.VerdictOf(peopleFindings(to, greeting))
			if worst == review.Clean {
				t.Errorf("%q to %s (%s) is wrong and nothing is said", greeting, c.name, c.as)
			}
		}
	}
}

// peopleFindings reviews a note of one line under a greeting and returns what the people
// checks say of it.
func peopleFindings(to interview.Interviewer, greeting string) []review.Finding {
	panel := []interview.Interviewer{
		to, {Name: "Tom Reyes", Email: "tom.reyes@globex.example"}, {Name: "Ioana Popescu", Email: "ioana.popescu@globex.example"},
	}
	process := interview.Process{ID: "this", Employer: "Globex", Role: "Welder", Candidate: interview.Candidate{Name: "Ada Park"}}
	round := interview.Interview{ID: "onsite", Panel: panel}
	process.Interviews = []interview.Interview{round}
	d := review.Draft{
		Phase: note.Anchor, To: to, Subject: "Thank you for the tour",
		Body: greeting + ",\n\nthe blue lamp over the welding bench, which nobody dares to switch off, is still in my head.\n\nBest,\nAda Park\n",
	}
	var people []review.Check
	for _, c := range checks.All() {
		if c.Group == review.People {
			people = append(people, c)
		}
	}
	return review.Run(people, d, review.Context{Process: process, Interview: round}, review.Options{})
}

package channel

import (
	"strings"
	"unicode"

	"afterword/internal/interview"
)

// Kind is what sort of house an employer is, and how that is known.
type Kind struct {
	Kind interview.EmployerKind
	// Guessed is true when nobody said it; Word is then what it was read off, in lower
	// case, and empty where nothing told and the kind is "other".
	Guessed bool
	Word    string
}

// liking is how letters are received.
type liking int

const (
	politely liking = iota // read, and rarely expected
	gladly                 // part of how such houses talk
	never                  // nobody opens post there
)

func (k Kind) likes() liking {
	switch k.Kind {
	case interview.Law, interview.PrivateWealth, interview.LuxuryHospitality, interview.LuxuryRetail, interview.Arts, interview.Diplomacy:
		return gladly
	case interview.Technology:
		return never
	}
	return politely
}

// KindOf returns what sort of house an employer is: as the candidate said, else guessed
// from words of its name, and after those of the role. A role says less: every house has
// a lawyer and a software engineer, so only roles that one sort of house has are read.
func KindOf(p interview.Process) Kind {
	if p.Kind != "" {
		return Kind{Kind: p.Kind}
	}
	for _, of := range []struct {
		text  string
		clues []clue
	}{{p.Employer, nameClues()}, {p.Role, roleClues()}} {
		words := " " + strings.Join(wordsOf(of.text), " ") + " "
		for _, c := range of.clues {
			for phrase := range strings.SplitSeq(c.phrases, ",") {
				if phrase = strings.TrimSpace(phrase); strings.Contains(words, " "+phrase+" ") {
					return Kind{Kind: c.kind, Guessed: true, Word: phrase}
				}
			}
		}
	}
	return Kind{Kind: interview.OtherKind, Guessed: true}
}

// clue are words that tell a kind, parted by commas.
type clue struct {
	kind    interview.EmployerKind
	phrases string
}

// nameClues are read in this order: "Law School" is a school, "Family Office Software" is
// software.
func nameClues() []clue {
	return []clue{
		{interview.Technology, "software, labs, cloud, cyber, robotics, saas, ai, tech, technologies, data systems, app, apps, games, digital"},
		{interview.Education, "university, universität, université, universidad, college, school, schule, academy, hochschule, institute of technology"},
		{interview.HealthCare, "hospital, clinic, klinik, medical, health, healthcare, pharmacy, hospice, nhs"},
		{interview.PrivateWealth, "private wealth, wealth, private bank, private banking, privatbank, family office, trust company, wealth management, private office"},
		{interview.Law, "law, llp, attorneys, solicitors, barristers, chambers, legal, advocates, rechtsanwälte, kanzlei, notaries, avocats, abogados"},
		{interview.LuxuryHospitality, "grand hotel, hotel, hotels, resort, resorts, palace, ritz, château, relais, lodge, ryokan, yachts"},
		{interview.LuxuryRetail, "jewellers, jewelers, jewellery, jewelry, haute couture, couture, maison, watchmakers, horlogerie, parfums, perfumers, atelier, fine wines"},
		{interview.Arts, "museum, gallery, galerie, philharmonic, orchestra, opera, ballet, theatre, theater, auctioneers, auction house, fine art, conservatory"},
		{interview.Diplomacy, "embassy, consulate, permanent mission, foreign office, foreign ministry, high commission"},
		{interview.Finance, "bank, banking, capital, insurance, asset management, securities, investments, finance, financial, hedge fund, equity"},
		{interview.Consulting, "consulting, consultants, advisory, advisors, consultancy"},
		{interview.NonProfit, "foundation, stiftung, charity, charitable, society, relief, red cross, fundación, fondation"},
		{interview.PublicService, "ministry, department of, council, city of, county, state of, agency, federal, government, police, commission"},
		{interview.Industry, "motors, steel, manufacturing, engineering, chemicals, foods, logistics, airlines, construction, energy, rail, railways, maschinenbau"},
	}
}

// roleClues are roles that one sort of house has.
func roleClues() []clue {
	return []clue{
		{interview.PrivateWealth, "private banker, wealth manager, wealth adviser, wealth advisor, family officer, estate manager, house manager, private client"},
		{interview.LuxuryHospitality, "concierge, butler, sommelier, maître d hôtel, guest relations, hotel manager, general manager hotel"},
		{interview.LuxuryRetail, "gemmologist, gemologist, master jeweller, client adviser jewellery, couturier"},
		{interview.Law, "barrister, solicitor, associate attorney, trainee solicitor, law clerk, paralegal, rechtsanwalt, rechtsanwältin"},
		{interview.Arts, "curator, registrar of collections, conservator, concertmaster, development officer arts"},
		{interview.Diplomacy, "attaché, consul, vice consul, protocol officer"},
		{interview.Education, "lecturer, professor, teacher, headteacher, postdoc, postdoctoral researcher"},
		{interview.HealthCare, "nurse, physician, midwife, surgeon, pharmacist"},
		{interview.Technology, "software engineer, software developer, site reliability engineer, devops engineer, machine learning engineer, data engineer, frontend developer, backend developer"},
	}
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

func equalFold(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

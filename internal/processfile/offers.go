package processfile

import (
	"strings"

	"afterword/internal/interview"
)

// offers reads the competing offers: those that stand and those that were withdrawn.
func (m mapping) offers(employer string) (held, withdrawn []interview.Offer) {
	for _, entry := range m.list("offers", "offer") {
		o, ok := m.r.mapping(entry, "an offer", "employer", "expires", "place", "withdrawn")
		if !ok {
			continue
		}
		named := o.need("employer", "write who made it; no note ever names them")
		dated := o.need("expires", "write the day by which you must answer, such as 2026-12-04")
		offer := interview.Offer{Employer: o.line("employer"), Expires: o.date("expires"), Place: o.place("place")}
		gone := o.yes("withdrawn")
		if offer.Employer != "" && strings.EqualFold(offer.Employer, employer) {
			m.r.problem(o.at("employer"), "%q is the employer of this process: only offers of others are listed here", offer.Employer)
			continue
		}
		if !named || !dated {
			continue
		}
		if gone {
			withdrawn = append(withdrawn, offer)
			continue
		}
		held = append(held, offer)
	}
	return held, withdrawn
}

package interview

// EmployerKind is what sort of house an employer is, as far as it tells how letters are
// received there. The zero value means that nobody said.
type EmployerKind string

// The kinds of employer.
const (
	Law               EmployerKind = "law"
	PrivateWealth     EmployerKind = "private wealth" // private banks, family offices, trusts
	LuxuryHospitality EmployerKind = "luxury hospitality"
	LuxuryRetail      EmployerKind = "luxury retail"
	Arts              EmployerKind = "arts" // museums, auction houses, orchestras
	Diplomacy         EmployerKind = "diplomacy"
	Finance           EmployerKind = "finance"
	Consulting        EmployerKind = "consulting"
	Education         EmployerKind = "education"
	HealthCare        EmployerKind = "health care"
	NonProfit         EmployerKind = "non-profit"
	PublicService     EmployerKind = "public service"
	Industry          EmployerKind = "industry"
	Technology        EmployerKind = "technology"
	OtherKind         EmployerKind = "other"
)

// EmployerKinds lists every kind, in the order a person is offered them.
func EmployerKinds() []EmployerKind {
	return []EmployerKind{
		Law, PrivateWealth, LuxuryHospitality, LuxuryRetail, Arts, Diplomacy, Finance, Consulting, Education, HealthCare,
		NonProfit, PublicService, Industry, Technology, OtherKind,
	}
}

package review

// Aim is one of the three things that a note is for (SPEC.md, the practice), with what
// this note does for it. There is no figure: a sentence can be acted on.
type Aim struct {
	Name AimName
	// Met says that the note does it; where it does not, Words say what is missing.
	Met   bool
	Words string // one or two plain sentences
	// Span is the place in the body that does it, or is in the way; empty where there is
	// none.
	Span Span
}

// AimName says which aim it is.
type AimName string

// The aims, in the order they are told.
const (
	MemoryAnchor       AimName = "memory-anchor"       // a moment that only the two of them shared
	Enthusiasm         AimName = "enthusiasm"          // that the candidate wants this
	ClearCommunication AimName = "clear-communication" // the note is a sample of how the person writes
)

// Title is the name of an aim as a person reads it.
func (a AimName) Title() string {
	switch a {
	case MemoryAnchor:
		return "Memory anchor"
	case Enthusiasm:
		return "Enthusiasm"
	case ClearCommunication:
		return "Clear communication"
	}
	return string(a)
}

// PlaceOf returns the range of a draft's part with its UTF-16 units, pulled into the text.
func (d *Doc) PlaceOf(p Part, start, end int) Span { return d.text(p).span(start, end) }

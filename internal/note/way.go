package note

// Way is how an approved note gets to its recipient. The words are public: they stand on
// the command line and in every JSON answer.
type Way string

// The ways. A note that nobody has approved has none yet.
const (
	// Send: Afterword sends it when it is due.
	Send Way = "send"
	// Drafts: Afterword puts it into the person's Drafts folder when it is due; they send it.
	Drafts Way = "drafts"
	// ByHand: the person writes and sends it themselves; Afterword tells them when it is
	// due and finds it in their Sent folder.
	ByHand Way = "by-hand"
)

// Ways lists the ways, the default first.
func Ways() []Way { return []Way{Send, Drafts, ByHand} }

package channel

import (
	"fmt"

	"afterword/internal/interview"
)

// The sentences that decisions are told in, all in this file.
const (
	tooSoon      = "The interview is not over yet. First there is something to thank for."
	tooLate      = "The interview was more than three weeks ago. A card would come as a surprise now."
	emailFirst   = "Send the e-mail first; it may mention the card."
	emailWentOut = "Your e-mail went out already, so the card is what is left."
	emailEnough  = "Your e-mail went out already, and that is enough."
	emailInTime  = "By e-mail you are in time."
	askAddress   = "Ask for their e-mail address."
	noAddress    = "There is no e-mail address for them, so a card is the one way to write."

	mention = "A card is on its way to you as well."
)

func (s situation) missesDecision() string {
	return fmt.Sprintf("They decide by %s, and a card posted now would be there on %s%s.", s.Decides.Words(), s.Arrives.Words(), s.postWords())
}

func (s situation) missesOffer(expires interview.Date) string {
	return fmt.Sprintf("You have to answer another offer by %s, and a card would be there on %s%s. Time matters more now.", expires.Words(), s.Arrives.Words(), s.postWords())
}

func (s situation) noLetters() string {
	return s.house() + " In such houses post lies in a tray, and an e-mail is what people read."
}

func (s situation) likesLetters() string {
	return s.house() + " Such houses value a letter by hand."
}

func (s situation) slowAndMet() string {
	when := "They named no date"
	if !s.Decides.IsZero() {
		when = fmt.Sprintf("They decide by %s", s.Decides.Words())
	}
	return fmt.Sprintf("You met in person, and there is time. %s, so a card can bring you back to mind.", when)
}

func (s situation) nothingAsksForCard() string {
	return s.house() + " Nothing here asks for a card, and the e-mail says all of it."
}

// house says what sort of house it is, and whether that is a guess.
func (s situation) house() string {
	switch {
	case !s.Kind.Guessed:
		return fmt.Sprintf("%s is %s, as you wrote.", s.employer, inWords(s.Kind.Kind))
	case s.Kind.Word == "":
		return fmt.Sprintf("Nothing tells what sort of house %s is; employer_kind in the process file would.", s.employer)
	}
	return fmt.Sprintf("%s seems to be %s. That is a guess from the word “%s”; employer_kind in the process file settles it.", s.employer, inWords(s.Kind.Kind), s.Kind.Word)
}

// inWords puts a kind into a sentence: "Globex is …".
func inWords(k interview.EmployerKind) string {
	switch k {
	case interview.Law:
		return "a law firm"
	case interview.PrivateWealth:
		return "a house of private wealth"
	case interview.LuxuryHospitality:
		return "a house of luxury hospitality"
	case interview.LuxuryRetail:
		return "a house of luxury retail"
	case interview.Arts:
		return "a house of the arts"
	case interview.Diplomacy:
		return "in diplomacy"
	case interview.PublicService:
		return "in public service"
	case interview.Industry:
		return "in industry"
	case interview.NonProfit:
		return "a non-profit"
	case interview.Technology:
		return "a technology firm"
	case interview.OtherKind:
		return "none of the kinds that the rules know"
	}
	return "in " + string(k)
}

// whenToPost says by when a card has to be posted, and why then.
func (s situation) whenToPost() string {
	if s.Decides.IsZero() {
		return fmt.Sprintf("Without a date of theirs there is no last day to post it.%s Posted now, it is there on %s%s.", s.withinAWeek(), s.Arrives.Words(), s.postWords())
	}
	return fmt.Sprintf("Post it by %s, so that it is there before they decide on %s%s.", s.PostBy.Words(), s.Decides.Words(), s.postWords())
}

// withinAWeek says by when to post a card that is there within a week; nothing where the
// post is too slow for that.
func (s situation) withinAWeek() string {
	if s.weekBy.IsZero() {
		return ""
	}
	return fmt.Sprintf(" Post it by %s to arrive within a week.", s.weekBy.Words())
}

// postWords says in brackets how long post takes, and what that rests on.
func (s situation) postWords() string {
	p := s.Post
	days := fmt.Sprintf("%d business days", p.Days)
	if p.Days == 1 {
		days = "1 business day"
	}
	switch {
	case p.Said:
		return fmt.Sprintf(" (%s by post, as you wrote)", days)
	case p.From == "" || p.To == "":
		return fmt.Sprintf(" (%s by post; where it goes is not known)", days)
	case p.Assumed:
		return fmt.Sprintf(" (%s by post within %s, if you post it from there too; your city, written as place beside your name in the process file, makes it sure)", days, p.To)
	case p.From == p.To:
		return fmt.Sprintf(" (%s by post within %s)", days, p.To)
	}
	return fmt.Sprintf(" (%s by post from %s to %s)", days, p.From, p.To)
}

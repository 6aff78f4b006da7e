package checks

import (
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/turns"
)

// language is what the frames of all tables share.
var language = turns.Language{Idiom: idiom, Grammar: functionSet}

// everyNote are the tables that are asked about every note, followUp those about the later
// notes alone. The first of them belong to the checks that hear the note as well (see heard): their
// frames are tried in the sentences that read a little like the fault.
var (
	everyNote = sync.OnceValue(func() *turns.Book {
		return turns.Bind(language, review.Frames,
			wantedBy("ultimatum", "bidding-war", "offer-unrecorded", "first-choice-unmarked", "perks-too-early", "desperation", "presumes-offer", "defensive"),
			ultimatums(), bids(), offerClaims(), firstChoices(), perks(), pleas(), presumptions(), defences(),
			sorries(), objections(), silences(), flagFrames().turns, mildFrames().turns, residueFrames().turns,
		)
	})
	followUp = sync.OnceValue(func() *turns.Book {
		return turns.Bind(language, review.FollowUpFrames, wantedBy("guilt", "worn-phrase"), reproaches(), wornPhrases())
	})
)

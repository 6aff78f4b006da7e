// Package checks is the registry of the review: one file for each check.
//
// A check is a value with its page and a function over an analysed draft. It keeps no
// state; what it compiles (a tree of phrases, a set of words) is built once, on first use.
// To add one: write NAME.go, list it in All, put drafts it must flag and drafts it must
// not into testdata/ID/, and run go generate for its page in docs/checks.
//
// Beside the checks stand
//
//   - what several of them ask of a note: where names may stand (capitals.go), whom the salutation
//     names (greeted.go), what an address or a title of a job tells (address.go, jobs.go), which days
//     are meant (moment.go), which words say something, and which are akin (content.go, kin.go), and what is a merit
//     (value_sentence.go);
//   - how they look at it: which word is worth a look (marks.go), slips of the pen in names (near.go),
//     turns of phrase (books.go, idiom.go), how a sentence reads (reads.go), slips of grammar (slips.go);
//   - parts of a check that would make its file too long, named after what they find;
//   - what else there is to see of a note: aims.go, panel_view.go, anchor_owner.go, card.go.
//
// Precision goes above recall: a note that a careful person would send gets no Block and
// at most one Warn (SPEC.md section 3). Nothing here judges taste, and nothing asks a model
// or the network.
package checks

//go:generate go run afterword/tools/checkpages ../../../docs/checks

import "afterword/internal/review"

// All lists every check in the order they are documented.
func All() []review.Check {
	return []review.Check{
		salutationOtherPerson(),
		salutationMissing(),
		thanksOtherPerson(),
		nameMisspelt(),
		addressAs(),
		titleWrong(),
		addressUnfit(),
		employerMisspelt(),
		otherEmployer(),
		unknownEmployer(),
		otherProcessInterviewer(),
		roleWrong(),

		noAnchor(),
		genericAnchor(),
		anchorOfAnother(),
		noValue(),
		severalValues(),
		copiedAcrossPanel(),
		copiedFromEarlier(),
		copiedFromEmail(),

		subjectMissing(),
		subjectVague(),
		subjectShouted(),
		placeholderLeft(),
		tooLong(),
		tooShort(),
		missedAnswerLong(),
		linkUnreachable(),
		signOffMissing(),
		signedByAnother(),
		contactMissing(),
		nextStepMissing(),
		exclamationMarks(),
		shouting(),
		doubledWord(),
		spelling(),
		confusedWords(),
		wrongArticle(),
		verbAgreement(),
		verbForm(),
		smallWords(),
		punctuationSlip(),
		missingCapital(),
		notEnglish(),

		heard(perksTooEarly()),
		heard(firstChoiceUnmarked()),
		heard(ultimatum()),
		heard(biddingWar()),
		heard(offerUnrecorded()),
		offerExpired(),
		offerDay(),
		heard(defensive()),
		apologySpiral(),
		heard(desperation()),
		heard(guilt()),
		arguesWithRejection(),
		severalQuestions(),
		heard(presumesOffer()),
		heard(wornPhrase()),

		stockPhrase(),
		chatResidue(),
		machineWords(),
		machineFacts(),

		tooEarly(),
		tooLate(),
		tenseWrong(),
		weekdayUnfit(),
		promiseNotPassed(),
		outOfThread(),
		subjectChanged(),
	}
}

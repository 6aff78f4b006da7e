package checks

import (
	"strings"
	"sync"

	"afterword/internal/note"
	"afterword/internal/review"
)

func nextStepMissing() review.Check {
	return review.Check{
		ID:       "next-step-missing",
		Group:    review.Form,
		Title:    "No next step",
		Severity: review.Hint,
		Why:      "A last sentence that looks ahead tells the reader that you want the job.",
		Bad:      "Thank you for the tour.",
		Good:     "Thank you for the tour. I look forward to hearing what comes next.",
		Source:   "SPEC.md section 2, close; section 3, form",
		Find: func(d *review.Doc) []review.Finding {
			if d.Draft.Phase != note.Anchor && d.Draft.Phase != note.CheckIn || len(d.Main) == 0 || strings.Contains(d.Draft.Body, "?") {
				return nil
			}
			if looksAhead(d) {
				return nil
			}
			end := mainSpan(d).End
			for end < len(d.Draft.Body) && strings.IndexByte(".!\")'", d.Draft.Body[end]) >= 0 {
				end++
			}
			f := review.Finding{
				Span:    review.Span{Start: end, End: end},
				Message: "Nothing in the note looks ahead: no offer, no question, no word on what comes next.",
			}
			if c := d.Draft.Body[end-1]; c == '.' || c == '!' {
				f.Suggestions = []string{" I look forward to hearing what comes next."}
			}
			return []review.Finding{f}
		},
	}
}

// looksAhead reports a turn that looks ahead behind the hook: "I'd never have guessed", in the
// first of several sentences, does not.
func looksAhead(d *review.Doc) bool {
	from := 0
	if list := sentencesIn.Of(d).list; len(list) > 2 {
		from = list[1].from
	}
	for at := 0; ; {
		h, ok := nextSteps().next(d, at)
		if !ok {
			return false
		}
		if h.from >= from {
			return true
		}
		at = h.resume
	}
}

var nextSteps = sync.OnceValue(func() *turns {
	const ahead = "!(forget|remember|always|thank|thanks|was|were|enjoyed|met|spoke|showed|told|gave)"
	return turnsOf(
		"(forward|hoping|keen|eager|curious|willing|ready|available|reach|attached|enclosed|enclose|excited|interested|disposal|hesitate|informed|posted|await|awaiting|waiting|expectation|anticipation|anytime|feedback)", "whenever (you|it|that|we|is|suits|there|convenient|needed)",
		"(hope|hopes) (to|we|you|you'll|we'll|i can|i may|i might|i will|i'll|it is not|it's not|it will|for|that (we|you|i|it will)|there|this|the next) & !(was|were|had|has been|enjoyed|slept|got)",
		"(happy|glad|delighted|pleased|love|like|free|open|able) (to|for|on|in|at|all|from|any|if|whenever|this|next) & !(to have|to hear that|to see the|to meet|to learn|was|were)", "(i'd|we'd) & !(i'd (have|never|been|seen|said|thought|expected|heard|forgotten|always|just))", "(i could|we could) & !(could (not|hardly|never|have|see|hear|feel|smell|only))", "(you'll|let us|shall we)", "let's & !(was|were|be|been|is|are) let",
		"(i can|we can) & !(can (not|hardly|never|only|still|see|hear|feel|smell|imagine|picture|understand|remember|say|think|be blamed)|can ~1 (hardly|imagine|picture|blamed))", "(i'll|we'll|i will|we will|i shall|i may|i might|i plan to|i want to|i wish to|i would|i should) & !(forget|remember|always|long remember|treasure|shall think|will think|shall long|will long|will tell my|would (never|hardly|not) have|would have|what i will)",
		"(next (step|steps|round|week|time|month|stage|monday|tuesday|wednesday|thursday|friday)|tomorrow|soon|later this) & "+ahead, "(on|by|until|before|till) ~1 @weekday & !(enjoy|holiday|weekend|thank|thanks|was|were|enjoyed|met|spoke|showed|told|gave)",
		"(talk|see|speak|hear|meet) ~2 (you|again|soon|then) & "+ahead, "(write|ring|call|phone) (to)? you & !(i (write|am writing))", "(write|ring|call) ~2 (again|soon|then) & "+ahead, "(let|keep) (me|us) (know|informed|posted|in the loop)", "(tell|ask|call|write|ring|email|mail|phone|text|contact|message|answer) (to)? (me|us) & "+ahead, "(drop|give|send|shoot) (me|us) (a|an|the|any|your) ~2 (line|call|ring|note|mail|message|email|word|date|time|day|list|reply|answer)",
		"if ~2 (you|there|it|anything|something|anyone|this|that|any|the|questions|more|further|needed|useful|so|wanted|required)", "should (you|there|anything|it|any|more|further|that|something|questions)", "when (you|it|the time) ~1 (have|want|like|can|suits|are ready|wish|comes|decide|know)", "(would|could) (be|love|like|start|help|bring|gladly|welcome|come)", "(second|further|follow up|another|trial|more) (round|conversation|talk|interview|meeting|day|shift|visit|lesson|questions|information|documents|details)",
		"(question|questions|calls|comments|visitors|visits) ~3 (welcome|answer|open|gladly)", "(a|one|your|any|kind|quick|short) (line|word|call|note|mail|reply|response|answer|ring|message|sign) ~2 (from|is|will|would|suffices|enough|and|when|at)", "(don't|do not|never) (be shy|mind|wait|think twice)", "feel free", "at your (service|convenience|request|leisure)", "(until|till) (we|then|next|soon|the|our|you)", "(in|into|get in|stay in|keep in) (touch|contact)", "(number|address|phone|details|mobile|line) (below|above|under|is open|is always)", "around (all|on|this|next|until|most)",
		"if (you'd|you're|you've)", "(call|ring|phone|write|text|mail|come|reach) ~1 any (time|day)", "(phone|mobile) is (on|open)", "say the word", "(suit|suits) (me|you|us)", "can (send|bring|show|share|mail|forward)", "hope i (see|may|can|will|get|hear)",
		"please (tell|ask|call|ring|write|send|keep|contact|feel|use|reach|get|find|say|inform|advise|confirm|revert|let|do|come|reply|answer|consider|see|note)", "(what|how) (comes|happens|follows|it goes|things go|it continues|we go|to go) ~1 (next|on|from|further|now)?", "(go|carry|move|take) ~2 (on|forward|further|ahead) (with|from|together|to|the|this|in)? & !(was|were|went)", "(your|the|kind) ~1 (reply|response|answer|decision|call|return|verdict) & !(thank|thanks|was|were|your answer to)",
	)
})

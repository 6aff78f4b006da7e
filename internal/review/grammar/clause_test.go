package grammar

import (
	"strings"
	"testing"

	"afterword/internal/review"
)

// agreementSlips are the slips of agreement in a text, as they should read.
func agreementSlips(text string) (rights []string) {
	for _, s := range Slips(review.NewDoc(review.Draft{Body: text}, review.Context{}), Agreement) {
		rights = append(rights, text[s.Span.Start:s.Span.End]+" -> "+s.Right)
	}
	return rights
}

// TestClauses has sentences with one verb that does not fit, and what it should be.
func TestClauses(t *testing.T) {
	for text, want := range map[string]string{
		// Of one and of many.
		"The baker were kinder than I had feared.":                     "were -> was",
		"I know that every diver want to be first.":                    "want -> wants",
		"When a kiln fail, the potter waits.":                          "fail -> fails",
		"As you said, the ledger need someone who likes numbers.":      "need -> needs",
		"Your apprentices needs somebody who listens.":                 "needs -> need",
		"I think the reason for the late parcels are in the yard.":     "are -> is",
		"The rules on allergens affects every label.":                  "affects -> affect",
		"I hope the visit from the inspectors go well.":                "go -> goes",
		"In the second week the two pumps was changed.":                "was -> were",
		"You showed how nervous new drivers is at the gate.":           "is -> are",
		"I liked the harbour, and the cranes was bigger than ours.":    "was -> were",
		"The bus were late, so I walked.":                              "were -> was",
		"Mrs Bell were patient with me.":                               "were -> was",
		"Dr. Osei explain the scans so well that I could follow.":      "explain -> explains",
		"Everybody in the yard know the song.":                         "know -> knows",
		"If no one from the depot know the way, I will ring.":          "know -> knows",
		"Whoever take over the garden will need boots.":                "take -> takes",
		"The amount of paper behind one licence surprise most people.": "surprise -> surprises",
		"The number of repairs have fallen.":                           "have -> has",
		"Most of the guests at the inn was asleep.":                    "was -> were",
		"The rest of the morning were quiet.":                          "were -> was",
		"The best part of the two hours were the walk.":                "were -> was",
		// What is said of the noun.
		"The gardens you look after is known in the county.":             "is -> are",
		"The plan you outlined for the menus sound ambitious.":           "sound -> sounds",
		"The drawings Amira took of the beam has stayed with me.":        "has -> have",
		"The people I would be working with seems calm.":                 "seems -> seem",
		"Each of the foremen I met on Tuesday have a different idea.":    "have -> has",
		"The pallets, which had stood by the door since June, was gone.": "was -> were",
		"My letter, which I sent in May, have now arrived.":              "have -> has",
		"The software your clerks use don't read the labels.":            "don't -> doesn't",
		"My interest in bees and in teaching go back to one summer.":     "go -> goes",
		// A noun right before "the" ends a clause, or is told more of.
		"When I let my crew write their rota the bakers was happier.": "was -> were",
		"The sheet the welders was given is on the wall.":             "was -> were",
		"I moved the saw, and the results was clear at once.":         "was -> were",
		// Couples and rows.
		"Me and the night team was early.":                        "was -> were",
		"Sam and the other guides was kind to me.":                "was -> were",
		"Both the crane and the winch was in place.":              "was -> were",
		"The roof, the gutters and the chimney was mended by me.": "was -> were",
		"Every bolt, washer and clip on that rack have a number.": "have -> has",
		// Behind the verb.
		"You hoped to decide by Friday: was you able to?":    "was -> were",
		"Does your surveyors still draw by hand?":            "Does -> do",
		"Where is the keys that you gave me?":                "is -> are",
		"There has been two more vacancies since then.":      "been",
		"I asked whether there is any other papers missing.": "is -> are",
		"How long is the breaks, and who pays for them?":     "is -> are",
		"Are there a bus to the harbour?":                    "Are -> is",
		// Pronouns.
		"In the mill I were responsible for the wheel.":          "were -> was",
		"I sent the form, and he were pleased with it.":          "were -> was",
		"I know that this are late.":                             "are -> is",
		"I'd come whenever it suit you, because it help me too.": "help -> helps",
		// Clauses.
		"What you told me about the ovens make sense.":      "make -> makes",
		"What you wrote about the ovens explain the smell.": "explain -> explains",
		"What I liked are how calmly you spoke.":            "are -> is",
		"Working with children take patience.":              "take -> takes",
		// Behind who and that.
		"I have met the nurses who works at night.":    "works -> work",
		"You told me about the tools that was stolen.": "was -> were",
		"I am a cook who know his oven.":               "know -> knows",
		"I read both of the reports that was lost.":    "was -> were",
	} {
		got := strings.Join(agreementSlips(text), ", ")
		if want == "been" {
			want = "has -> have"
		}
		if got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}

// TestSoundClauses has sentences that are right, though they look like the others.
func TestSoundClauses(t *testing.T) {
	for text := range strings.SplitSeq(strings.TrimSpace(soundClauses), "\n") {
		if got := agreementSlips(text); got != nil {
			t.Errorf("%q: %q", text, got)
		}
	}
}

const soundClauses = `
Showing the crew the ropes was the best hour of my week.
What gave the crew the shivers was the empty hall.
To hand the guests the keys was my task.
It was the sheet the welders were given.
Were you able to, and was I of use?
I suggest that the baker take the early shift.
It makes sense that he go first.
If the lift were mine, I would paint it.
I wish the pump were as new as yours.
You let the apprentice cut the glass and made the crew wait.
I heard the choir sing and saw the boys leave.
Did the bear have a name, and do the keepers know it?
Should the driver need help, I can ring.
Meeting the nurses was a joy, and seeing their rounds was another.
Mending the nets takes patience.
Helping the cook were two boys from the school.
The parts you make were on the bench.
The minute the team needs has come.
What the depot needs, as you put it, is someone who stays.
What the boys need are boots.
What I liked most were the drawings.
All the team needs is time.
The sales team meets on Mondays.
The work permit was late.
The test results were late.
The noise of the drill and the saws was loud.
The noise of the drill and the saws were loud.
The team were kind, and the committee have met.
Ten years is a long time, and nine miles is far.
The two hours was a treat.
An hour and a half is short.
My friend and mentor was there.
The tea and the talk was the best part.
I met the doctor, and later the cook, and the porter were there too.
The doctor, the cook, and the porter were late.
A lot of people have asked, and a number of them were cooks.
The majority of the nurses were there.
The rest of the tools is new.
Half of me was still there.
One in five of the letters was lost.
One of the parents and two nurses were ill.
Neither the cook nor the porters were in.
None of the options are perfect.
The old are wise, and the injured were brave.
The mail merge you showed me was new.
The salary survey your board wants is like mine.
The hint that the wage figures in my note were wrong was right.
The rate at which the tank empties is low.
The question of who pays when the boat sinks was settled.
The one that covers ladders is older.
I built a tool that checks addresses before they are stored.
A book that makes them ask is a good book.
The plants need water twice a day.
Your app shows nurses their shifts.
The ones in the hall are mine.
You said Fridays are the busiest, so Mondays are free.
Two a month are fine with me.
The factory's closing hit the town, and your hiring there is noticed.
Your line please give what you can works.
How many people does the office look after?
How many free seats does the hall have?
What is the best way to the mill?
Here is the list of tools, and here are the keys.
There is bread and butter on the table.
There are a few papers missing.
If there were a way, I would take it.
Is your sales team happy, and are the cook and the porter in?
Are your team hiring?
You and I are the last, and what I need is you.
The best part of working with you is the quiet.
Section I is short.
If I were you, I would stay, as it were.
This kind of tool is rare, and these kinds are not.
A short note to say thank you for the day.
Please let your clerk know.
I told the nurse that are the forms she asked for.
The head of the teams that was here has gone.
I know a group of nurses who have left.
On weekends that was a joy.
The last time we spoke you were in Leeds.
Every time I call I get the same answer.
As a cook I know the smell of burnt milk.
As someone who has been away I know the roads.
Since our talk the new rules have come out.
After the holidays is fine.
Looking at the boats come in is a joy.
Hoping the new ovens arrive in time, I wait.
In the loop of the river the carp go deep.
Good drawings is what I sell.
`

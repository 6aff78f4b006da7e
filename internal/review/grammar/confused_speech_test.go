package grammar

import (
	"strings"
	"testing"
)

func TestConfusedBySpeech(t *testing.T) {
	testByShape(t, `
The yard has had it's best year. | The yard has had its best year.
Tell me when your back from the fair. | Tell me when you're back from the fair.
They were proud of there first wall. | They were proud of their first wall.
There questions about glue were hard. | Their questions about glue were hard.
The twins said there moving out. | The twins said they're moving out.
If there still short of a cook, call me. | If they're still short of a cook, call me.
Steel is dearer then it was. | Steel is dearer than it was.
I know bigger teams then yours. | I know bigger teams than yours.
I would rather fix a clock then sell one. | I would rather fix a clock than sell one.
I gave the parcel too the guard. | I gave the parcel to the guard.
The room was so quite that I slept. | The room was so quiet that I slept.
I took a deep breathe. | I took a deep breath.
I choose the early shift last year. | I chose the early shift last year.
One lose bolt stopped it. | One loose bolt stopped it.
The bolt was lose. | The bolt was loose.
I hope you maid it home. | I hope you made it home.
Nobody on the ward new who was there. | Nobody on the ward knew who was there.
I went threw the plan. | I went through the plan.
The boss through nothing away. | The boss threw nothing away.
The whether was awful. | The weather was awful.
I walked passed the bakery. | I walked past the bakery.
I no most of the villages. | I know most of the villages.
I will be hear until eight. | I will be here until eight.
I here that it opens in May. | I hear that it opens in May.
I will right again soon. | I will write again soon.
He has a write to know. | He has a right to know.
I work on the principal that less is more. | I work on the principle that less is more.
I will by my own boots. | I will buy my own boots.
I would advice a second lock. | I would advise a second lock.
I have a week left knee. | I have a weak left knee.
We brought the tram for one pound. | We bought the tram for one pound.
I bought my papers with me. | I brought my papers with me.
The peace of leather is mine. | The piece of leather is mine.
The cite manager called. | The site manager called.
My moral was low. | My morale was low.
The stationary for the office is here. | The stationery for the office is here.
The yard were I trained is shut. | The yard where I trained is shut.
The letters where in the wrong trays. | The letters were in the wrong trays.
We had all ready sold it. | We had already sold it.
Could you except a copy? | Could you accept a copy?
I am free every evening accept Tuesday. | I am free every evening except Tuesday.
We lied forty metres of pipe. | We laid forty metres of pipe.
The prices have raised twice. | The prices have risen twice.
I was thought by a master. | I was taught by a master.
It is an every day problem. | It is an everyday problem.
I practise everyday. | I practise every day.
Even thought it rained, I came. | Even though it rained, I came.
I even thought it rained.
It was for the everyday.
It is not quite.
I think it's best practice.
I felt its hard, rough skin.
If it is of a different make then we sell it.
The best we can do by first asking is little.
It should by custom be free.
The write to the disk failed.
When it is one or the other then we stop.
It has its moods.
Your back hurts when it rains.
Is your back better?
I went in there first.
He was up there first thing.
There people eat late.
I heard there being a noise.
I was younger then.
The work was harder then, but we laughed.
I would rather go, then sleep.
I worked longer there then I moved.
I, too, the youngest of four, am here.
It is not too late.
This very week I start.
I chose it last year.
Every year I choose the last week.
It is my loss.
The loss of the boat hurt.
A new cook who knows fish came.
It was new when we bought it.
We got through the day and threw it away.
Whether it rains is not clear.
I bought bread to take with me.
They hit the breaks between songs well.
The hour passed quickly.
I pass the bakery.
I no longer drive.
You, no doubt, know.
We here at the mill are glad.
All I ask is hear me out.
I can right the boat.
I go right again at the mill.
The write path is slow.
Our principal that year was kind.
I must reply by the sixth.
It will by the end of May be ready.
I like to stand by the stove.
My advice is simple.
With the last coins I bought the ticket to your talk.
We brought the tram for the children.
The peace of the garden is lovely.
The sight of the plan scared me.
The moral was clear.
The stationary crane is old.
Not only were we late.
The shelf where in winter we keep apples is dry.
We were all ready to go.
The day you accept Tuesday, tell me.
He lied the whole time.
The school has raised prices twice.
The money the school has raised since is here.
It was thought by a few to be lost.
`)
}

// TestStartsBySpeech wants each word of the two lists, and no other, to be asked about in the functions that they are for.
func TestStartsBySpeech(t *testing.T) {
	for _, tt := range []struct {
		list  string
		files map[string]string
	}{
		{wordsOfPhrases, map[string]string{"phrased": "small_words_phrases.go", "built": "word_order.go"}},
		{bySpeech, map[string]string{"confusedBySpeech": "confused_speech.go", "confusedBySound": "confused_sound.go"}},
	} {
		listed, asked := map[string]bool{}, map[string]bool{}
		for word := range strings.FieldsSeq(tt.list) {
			if listed[word] {
				t.Errorf("%q is listed twice", word)
			}
			listed[word] = true
		}
		for function, file := range tt.files {
			for _, word := range switchCases(t, file, function) {
				asked[word] = true
				if !listed[word] {
					t.Errorf("%s asks about %q, which is not listed", function, word)
				}
			}
		}
		for word := range listed {
			if !asked[word] {
				t.Errorf("%q is listed, and nothing asks about it", word)
			}
		}
	}
}

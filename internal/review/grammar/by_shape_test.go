package grammar

import (
	"strings"
	"testing"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// mended is a text with what is found in it put right.
func mended(t *testing.T, text string) (after string, found []Slip) {
	t.Helper()
	d := review.NewDoc(review.Draft{Body: text}, review.Context{})
	for kind := range kinds {
		found = append(found, Slips(d, kind)...)
	}
	after = text
	if len(found) == 1 {
		s := found[0]
		right := s.Right
		if s.Capital {
			right = strings.ToUpper(right[:1]) + right[1:]
		}
		after = text[:s.Span.Start] + right + text[s.Span.End:]
	}
	return after, found
}

// testByShape wants each wrong sentence to be mended to the right one behind its "|", and both that and each sentence that
// has none to pass.
func testByShape(t *testing.T, lines string) {
	t.Helper()
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		wrong, right, isWrong := strings.Cut(strings.TrimSpace(line), " | ")
		if !isWrong {
			right = wrong
		} else if got, found := mended(t, wrong); got != right {
			t.Errorf("%q\n is mended to %q,\n and not to %q (%+v)", wrong, got, right, found)
		}
		if _, found := mended(t, right); len(found) != 0 {
			t.Errorf("%q is right, but %+v", right, found)
		}
	}
}

func TestGovernments(t *testing.T) {
	testByShape(t, `
The rota depends of the tide. | The rota depends on the tide.
The yard depends the tide. | The yard depends on the tide.
Our depot relies in two old vans. | Our depot relies on two old vans.
She insists in seeing the roof. | She insists on seeing the roof.
My day consists from small repairs. | My day consists of small repairs.
They succeeded to lifting the bell. | They succeeded in lifting the bell.
I apologise the late answer. | I apologise for the late answer.
I apologise about the noise. | I apologise for the noise.
The shed belongs me. | The shed belongs to me.
We do not object wearing gloves. | We do not object to wearing gloves.
It has never happened, she suffers of the dust. | It has never happened, she suffers from the dust.
I agree Miriam that the gate is too low. | I agree with Miriam that the gate is too low.
We deal complaints every day. | We deal with complaints every day.
Please listen the recording. | Please listen to the recording.
They are waiting your answer. | They are waiting for your answer.
I applied the job in May. | I applied for the job in May.
She laughed my joke. | She laughed at my joke.
We await for your reply. | We await your reply.
He visited to our stand. | He visited our stand.
I contacted with the foundry. | I contacted the foundry.
I attended to your open day. | I attended your open day.
Our crew comprises of four divers. | Our crew comprises four divers.
He lacks of patience. | He lacks patience.
I told to Kofi that it can be saved. | I told Kofi that it can be saved.
I can access to the files. | I can access the files.
You reminded me to the mill. | You reminded me of the mill.
You reminded me the importance of a dry cellar. | You reminded me of the importance of a dry cellar.
I want to thank you about the lift. | I want to thank you for the lift.
I am interested on the post. | I am interested in the post.
I am very interested your work. | I am very interested in your work.
She is responsible of the keys. | She is responsible for the keys.
We are capable to lifting it. | We are capable of lifting it.
I am proud for the hedge. | I am proud of the hedge.
He is afraid the dark. | He is afraid of the dark.
The town is famous of its market. | The town is famous for its market.
I'm not familiar about the press. | I'm not familiar with the press.
We are short in drivers. | We are short of drivers.
The flat is close the surgery. | The flat is close to the surgery.
I was disappointed of the talk. | I was disappointed with the talk.
I am sorry of the delay. | I am sorry for the delay.
I am good in mending nets. | I am good at mending nets.
The reason of my call is simple. | The reason for my call is simple.
There is a big demand of plasterers. | There is a big demand for plasterers.
I had no access on the till. | I had no access to the till.
She has a great interest for the sea. | She has a great interest in the sea.
I have no doubt on the drainage. | I have no doubt about the drainage.
Please pay attention on the ropes. | Please pay attention to the ropes.
He is in charge for the yard. | He is in charge of the yard.
In spite the rain we went. | In spite of the rain we went.
It stops in front the gate. | It stops in front of the gate.
I write in reply of your note. | I write in reply to your note.
We took part on the drill. | We took part in the drill.
I took part two drills. | I took part in two drills.
She takes care about the hens. | She takes care of the hens.
Looking back our talk, I was too slow. | Looking back on our talk, I was too slow.
The till is next your office. | The till is next to your office.
I'm used long shifts. | I'm used to long shifts.
Thank you to letting me hold it. | Thank you for letting me hold it.
Your shop reminded me to the mill. | Your shop reminded me of the mill.
He was angry to me. | He was angry with me.
I attended at the course. | I attended the course.
Please answer to my mail. | Please answer my mail.
We appreciate for your help. | We appreciate your help.
I am proud to my crew. | I am proud of my crew.
I am grateful to your help. | I am grateful for your help.
I remember of the boat. | I remember the boat.
It is composed by three parts. | It is composed of three parts.
It is same as ours. | It is the same as ours.
We went to there. | We went there.
I am waiting for you answer. | I am waiting for your answer.
I am proud to be here.
I am grateful to your whole team.
He answered to that name.
It was composed by Bach.
From here we went to the sea.
Thank you to the whole crew.
Thank you to all who came.
I am used up.
Next your team goes home.
He used two ropes.
I agree it's late.
She obeyed to the letter.
I was interested for a little while.
We have specialised lighting.
It depends at times on the wind.
It depends in part on the wind.
What we rely on in winter is the stove.
I relied in the end on my neighbour.
What it depends on at the moment is the weather.
We waited the whole week.
We waited two more days.
I listened all day.
The chair belongs here.
I object, wearing gloves is hard.
I am afraid the train is late.
I'm afraid the point about hygiene came across badly.
I'm aware my answer about the roof was not my best.
I am proud my team won.
I am proud for you.
She was sorry the delay was so long.
I am sorry the delay in March cost you a day.
We were responsible in the first year for two vans.
I am interested for two reasons.
I was interested at first.
The hours between two and four are good for training.
You are too kind to ask.
The contacted firms wrote back.
Contact with the foundry was lost.
My visit to the stand was short.
My visits to the farm were short.
The man I visited to ask for work was kind.
Access to the files is easy.
He told me to wait.
I was told to the minute when to come.
What we discussed about the roof was useful.
I was reminded to the letter of what I had signed.
I reminded them to the last man.
Thank you with all my heart.
The demands of the job are high.
We took part on Friday.
We took part twice.
It took part of the morning.
I am in charge for the week.
He stood in front, the child behind.
I mentioned your interest to my manager.
It is a matter of respect to answer people.
He talked her out of it.
I agree, Miriam, that the gate is low.
We agreed the price.
I applied the paint to the door.
We applied the brakes.
She pays the bill.
I looked back, the gate was shut.
The company close the gate at six.
Close the door.
They were close for years.
The fans are full with air.
Responsible people lock the gate.
We have a growing interest on the loan.
`)
}

// TestGovernedFormsAreWords wants each form that is made of a verb of the table to be a word: it would never be found.
func TestGovernedFormsAreWords(t *testing.T) {
	for word, all := range governs() {
		if !dictionary.Known(word) {
			t.Errorf("%q is no word", word)
		}
		for _, g := range all {
			if g.wrong == "" && g.right == "" {
				t.Errorf("%q: neither what is wrong nor what is right is said", word)
			}
		}
	}
}

func TestPhrases(t *testing.T) {
	testByShape(t, `
Because the storm, the school was shut. | Because of the storm, the school was shut.
Because the strike I could not post the forms. | Because of the strike I could not post the forms.
Instead a letter, I am sending a box. | Instead of a letter, I am sending a box.
I came because of I was curious. | I came because I was curious.
According your cook, the lift is stuck. | According to your cook, the lift is stuck.
The deck is made by larch. | The deck is made of larch.
I prefer small kitchens than large ones. | I prefer small kitchens to large ones.
I thought a lot for what you said. | I thought a lot about what you said.
We divided the class to four groups. | We divided the class into four groups.
We prevented the mould to come back. | We prevented the mould from coming back.
I am free between two to five. | I am free between two and five.
The talk lasted since ten until noon. | The talk lasted from ten until noon.
She walked me until the gate. | She walked me to the gate.
The cost went down with a fifth. | The cost went down by a fifth.
The office is in the third floor. | The office is on the third floor.
I am there at the fourth of May. | I am there on the fourth of May.
I asked an extra day. | I asked for an extra day.
Can you say me what time it opens? | Can you tell me what time it opens?
I said your colleague that I can start. | I told your colleague that I can start.
I worked like a porter in a hotel. | I worked as a porter in a hotel.
We talked the river and the flood. | We talked about the river and the flood.
I would like to talk Simone about the claims. | I would like to talk to Simone about the claims.
My aunt lives in the farm. | My aunt lives on the farm.
It was kind from Lena to stay. | It was kind of Lena to stay.
I came with the bus. | I came by bus.
It was nice to talk you yesterday. | It was nice to talk to you yesterday.
We walked here with the dog.
I have one more word on midnight.
He talked you into it.
We talked the team through it.
They talked the whole night.
He can talk the hind legs off a donkey.
She works in the farm office.
A kind word from Lena helped.
Because the storm closed the school, we met later.
Because the ships leak, we pump.
Because the talk, the tour and the tea took an hour, I was late.
Because the gate, the one you showed me, sticks, we oil it.
They talked the whole way home.
Because the strike I could not foresee was long, I lost a day.
Because your boss asked, I came.
Instead the team went home.
Instead the team, along with the cook, went home.
Instead, a letter came.
Because of the rain we stayed in.
According him that right was kind.
The deck is made by hand.
The table was made by Wood and Sons.
I prefer to give one date than three, he said once.
I prefer this one more than you think.
I would prefer a quieter room than this.
I thought hard for a moment.
I thought a lot on the way home.
We divided our time fairly.
They gave the class to four teachers.
The path between the two goes to the sea.
Between nine and five I work.
She waited until the gate opened.
I walked until the rain stopped.
It went up with the rest.
I am in the third floor team.
I asked a question.
I asked a colleague.
Let me say how glad I was.
I said my prayers that night.
He worked like a horse.
He sang like a porter in a play.
`)
}

func TestWordOrder(t *testing.T) {
	testByShape(t, `
You asked me what did I learn there. | You asked me what I learned there.
I asked my captain what did he think of it. | I asked my captain what he thought of it.
I asked Ada when can I start. | I asked Ada when I can start.
I asked the guard where is the key. | I asked the guard where the key is.
She asked me what was my favourite tool. | She asked me what my favourite tool was.
You asked how much does the uniform cost. | You asked how much the uniform costs.
When I can collect the drawings? | When can I collect the drawings?
So what you think about a trial week? | So what do you think about a trial week?
I speak fluently German. | I speak German fluently.
I speak very well Italian. | I speak Italian very well.
The tower is enough high for it. | The tower is high enough for it.
I am not enough tall to reach it. | I am not tall enough to reach it.
I check always the till. | I always check the till.
Never I have seen such a shed. | Never have I seen such a shed.
We didn't need nothing but rope. | We didn't need anything but rope.
I did not see nobody there. | I did not see anybody there.
Nobody didn't tell me. | Nobody told me.
I have not never used it. | I have never used it.
I not think it is far. | I do not think it is far.
She no wants to leave. | She does not want to leave.
We not finished the deck. | We did not finish the deck.
Please not wait for it. | Please do not wait for it.
Neither my boss or the owner knows. | Neither my boss nor the owner knows.
Either Monday nor Tuesday is fine. | Either Monday or Tuesday is fine.
I write either on Monday and on Tuesday. | I write either on Monday or on Tuesday.
Both the master or his deputy came. | Both the master and his deputy came.
I am not only a driver and also a mechanic. | I am not only a driver but also a mechanic.
I was so taken with the ships than I missed the bus. | I was so taken with the ships that I missed the bus.
I believe will be easy. | I believe it will be easy.
What did I learn there?
I asked, what did I learn?
Tell me what did the damage.
I know who did it.
I know what is wrong.
Let me know when is good for you.
I asked who was my manager then.
Who can help?
When I can collect them, will you be there?
What you can see is a shed?
What you need is rest.
How you stand it is a riddle.
What a lovely shed.
Why not?
I always check the till.
We try always to be early.
I remember always being late.
There is enough hard work.
We have enough good people.
I am tall enough.
I did not say nothing was wrong.
We have nothing to hide.
It is not for nothing.
Nobody has told me.
It is vital that we not lose it.
Whether we go or not I cannot say.
I not only fixed it but also cleaned it.
Please note the time.
Neither of us has a car or a bike.
I like neither.
I do not drive either, nor do I ride.
Both boats or just one would do.
How it works? | How does it work?
I don't like nothing. | I don't like anything.
I never said nothing. | I never said anything.
How it works is a riddle.
I never said nothing was lost.
There is no way to do so other than the long one.
It was so much bigger than the first.
I would so rather wait than go.
The boat I believe will be sold is red.
Is it important?
`)
}

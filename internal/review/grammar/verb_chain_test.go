package grammar

import (
	"strings"
	"testing"

	"afterword/internal/review"
)

// formsOf are the slips of form in a text, each as "what stands there > what should".
func formsOf(text string) (all []string) {
	d := review.NewDoc(review.Draft{Body: text}, review.Context{})
	for _, s := range Slips(d, Form) {
		if !s.Hint {
			all = append(all, text[s.Span.Start:s.Span.End]+" > "+s.Right)
		}
	}
	return all
}

// TestVerbChains holds the rules that are true of any verb to sentences with one slip, and what should stand there.
func TestVerbChains(t *testing.T) {
	for line := range strings.SplitSeq(strings.TrimSpace(brokenChains), "\n") {
		text, want, _ := strings.Cut(line, " | ")
		if got := strings.Join(formsOf(text), ", "); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// TestVerbChainsHold wants silence at right sentences that look like the wrong ones.
func TestVerbChainsHold(t *testing.T) {
	for text := range strings.SplitSeq(strings.TrimSpace(rightChains), "\n") {
		if got := formsOf(text); got != nil {
			t.Errorf("%s\n got %s", text, got)
		}
	}
}

const brokenChains = `
The clerk could sent the crates to Bergen tonight. | sent > send
We must kept the log for five years. | kept > keep
He will gladly waiting another week. | waiting > wait
The new pump will saves an hour a day. | saves > save
A good welder must to know his metals. | must to know > must know
The crates can delivered before noon. | delivered > be delivered
It would a pleasure to see the kiln again. | would > would be
Nobody did told me about the gate. | told > tell
I did saw the notice on the door. | saw > see
We never did got round to the rota. | got > get
The scheme didn't worked the first time. | worked > work
She doesn't wants a second van. | wants > want
Did Mrs Bell found the drawings? | found > find
Why did the last porter left after a month? | left > leave
Does the post still includes weekend visits? | includes > include
Could you telling me when the ferry leaves? | telling > tell
Did you received my second letter? | received > receive
If the flood had not destroy the shed, I would be there still. | destroy > destroyed
I have never miss a tide. | miss > missed
I've since spoke to the foreman. | spoke > spoken
Having saw the dock, I understand the joke. | saw > seen
I'd ran the figures before we met. | ran > run
I should have bring the plans. | bring > brought
Your patience was appreciate more than I can say. | appreciate > appreciated
The post was describe to me quite differently. | describe > described
They are build a second slipway. | build > building
I have been teach adults to swim. | teach > teaching
I was surprise to learn that. | surprise > surprised
I am agree with your foreman. | am agree > agree
The samples have been pack with care. | pack > packed
The stock can be happen to run out. | be happen > happen
All the windows had to be replace after the storm. | replace > replaced
The form can be sign on a phone. | sign > signed
I was train on the same lathe. | train > trained
The school has offer to release me early. | offer > offered
My landlord has agreed to ended the lease. | ended > end
We used to spent whole mornings there. | spent > spend
I came away keen to joining a crew. | joining > join
She was so kind as to driving me home. | driving > drive
In addition to keep the books, I sweep. | keep > keeping
When it comes to plan a harvest, I wait. | plan > planning
After listen to the keeper I knew. | listen > listening
By move the two buses, we saved an hour. | move > moving
Before sign off any scaffold I walk it. | sign > signing
She was good at spot the weak place. | spot > spotting
I am thinking of take the course. | take > taking
Thanks for the tea, and for not let the pipe spoil it. | let > letting
I promised bringing the list. | bringing > to bring
We agreed speaking again in May. | speaking > to speak
I managed finish the seam. | managed finish > managed to finish
He asked me send him the name. | me send > me to send
Let me know if you'd like me bring the maps. | me bring > me to bring
I let the cutter ran too long. | ran > run
She helped me understood the plan. | understood > understand
I spent the weekend to read your book. | to read > reading
After spoke with your team I went home. | spoke > speaking
You will found my number below. | found > find
It has be two weeks since then. | be > been
I might have miss a call. | miss > missed
I was worried whether I did worked enough. | worked > work
I not have a car yet. | not have > do not have
We not finished the deck. | not finished > did not finish
She no wants to leave. | no wants > does not want
Please not wait for me. | not wait > do not wait
He not works on Sundays. | not works > does not work
I sure that it will last. | I sure > I am sure
We short of two guides all summer. | We short > We are short
She thinking the depot needs paint. | She thinking > She is thinking
I hope you enjoying the sun. | you enjoying > you are enjoying
I am thinking apply for the post. | thinking apply > thinking of applying
We have met yesterday in your office. | have met > met
I have finished my training in 2016. | have finished > finished
I've started as a porter in 2009. | I've started > I started
I have met your buyer at the fair two years ago. | have met > met
Last spring I have taken a course. | have taken > took
By the time we spoke, you have already seen nine people. | have > had
By the time I got there, the concrete has set. | has > had
It is the first time I see a bakery do that. | see > have seen
I will write as soon as the college will answer. | will answer > answers
If I would have known, I would have come. | would have > had
I wish I can start at once. | can > could
She knows me for nine years. | knows > has known
I live in this town for eleven years. | live > have lived
I work here since the bridge opened. | I work > I have worked
I am working as a baker since 2014. | am > have been
I gave up to smoke six years ago. | to smoke > smoking
I have been work with bees since May. | work > working
I no have fear of heights. | no have > do not have
The page you are planning would answered it. | answered > answer
I said that I'll took the late van. | took > take
Another firm has offer me a post. | offer > offered
I hadn't answer the second half. | answer > answered
I'd have like to see it. | like > liked
I wanted it in write by Friday. | write > writing
Thanks for offer me a seat. | offer > offering
I wanted to sees where it leads. | sees > see
I will have to getting used to it. | getting > get
The bank is call me daily. | call > calling
I hear that the interviews are finish. | finish > finished
`

const rightChains = `
All I could do was listen to the wind.
What I can offer depends on the season.
The work your team did impressed me.
The people who can left early, and those who could stayed.
The can opened without a key.
The will signed by my uncle is with the notary.
In May opened the second shop.
I did what I could to help, and the crew did what it must to finish.
We did catering for the fair and does she do plumbing?
Did the drawings left at reception reach you?
Why did the man hired in March leave?
Would a Monday suit you better?
I treat it as it would a guest.
I have work in the morning and news the board will like.
Once I have commit rights I will merge it.
I have never time for lunch.
What I had treat the wood was oil.
I had him call the yard, and you have us guess the rest.
All I did was ask.
The trick is keep the lid on.
My first thought was leave it alone.
The best thing to do is describe the fault.
This is make or break for us.
I am content with that, and you are plan A.
My papers are complete.
The system was live by noon and the switch was close by the door.
That is follow up for the last visit.
If you had asked, I would have said so, and I wish I had.
The children were wound up by the storm.
The pumps had been outbid and the plan misread.
I do like the pond, and I did use both pumps.
She has been captain of two boats.
May I ask when the fair opens? Will Hobbs opened the gate.
As fast as we could, given the mud, we moved the sheep.
You have been help enough.
The man I spoke to gave me a map, and the place I went to was shut.
They left due to limited space and moved to reduced hours.
I look forward to meeting you, and I am used to working outdoors.
The shop is close to completed sites and gives access to printed copies.
I prefer baking to waiting, and we went from planning to building.
By default the lamp is on. After work the crew went home.
By all means ask. By train the trip takes an hour.
The people I work for expect a lot, and the firm we relied on make good bread.
The days before bring rain, and the men in charge know it.
They talked instead of write-ups about the thing.
The crates are managed using a list and it was decided using dice.
I offered help, and they promised funding.
Tell me please how it went, and let me know.
We wanted them back and found them clean.
Let the past go, and let us left turners pass.
The rule that made them limited the harm.
He made himself understood and made it known.
I spent the night on the ferry to Oslo.
I asked you what you need and expected nothing.
You were number six on the list.
After dark the lamps go on, and after tired men come home the hall is quiet.
I will found my own firm next year.
I did not only mend it, and I need not wait.
Can I not help, and should we not go?
They suggested we not wait, and asked that she not be told.
She no longer wants it, and we no more need it.
I first met him in May, and they too were kind.
I happy few. We happy few.
I saw you working, and I remember you saying so.
The days we spent working were long, and he and I working together was a joy.
I have met the people you hired last year.
I have read the report you wrote in 2016 and kept the letter from last week.
I must have met him yesterday, and you may have started in 2009.
We have enjoyed our talk yesterday.
Since May I have worked here, and I have often been late since then.
By the time you read this, I have left.
By the time we spoke I had left, and the rain has not stopped since.
It was the first time I saw one.
Until the will is read we wait, and until then it will do.
If you would have me, I will come. Ask if I would have finished by then.
I wish I could start, and I hope I can start.
I work for two years at a time, and I live for the sea.
I know him from two years at sea.
I live here because the rent is low, and work here since the bus stops outside.
You're note takers, both of you.
The hard part is trust and not tools.
It had been face to face.
There may be merge errors, and these will be parse errors.
The letter was not resent, and it is suggested to keep the lid on.
Without restart markers the tape is lost.
You offer a second chance to dogs that nobody wants.
I told a friend that I'd found my place.
The new room is a kindness to witnesses.
It has been work for the lawyers, and there has been work on the roof.
I'd wanted to ask, and I'd said so.
The answer led us to limited options and to planned works.
Those were the ones we couldn't, and they that could did.
The rule was broken by the frost, and the frost was set off by the wind.
`

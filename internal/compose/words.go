package compose

// Every word that Afterword itself puts into a note stands in this file. The rules:
// plain, short, true of everybody who was interviewed (no word of notes taken or of
// references at hand that nobody recorded), no praise, no exclamation marks, no stock
// phrases. The phrases of one number belong together; two numbers share no run
// of five words, so that the notes of a panel do not sound like one note.
//
// Read them aloud before you change them: a tired person sends them unread, and they must
// sound like a friendly colleague who writes English every day. A follow-up is drafted long
// before it leaves; what it says of a promised date must be true on the day after it.
//
// {day} is "today", "yesterday" or "on Tuesday"; {a} is the anchor with its full stop.

// frames is how many ways there are to say each thing.
const frames = 7

// aboutTopic frames an anchor that can follow "about".
func aboutTopic() [frames]string {
	return [frames]string{
		"Thank you for talking with me {day} about {a}",
		"Thank you for your time {day}. I came away thinking about {a}",
		"Thank you for the conversation {day}, especially the part about {a}",
		"Thank you for meeting with me {day}. The part I remember best is {a}",
		"Thank you for making time {day}. I enjoyed talking about {a}",
		"Thank you for our conversation {day}. What stuck with me was {a}",
		"I really enjoyed talking with you {day} about {a} Thank you.",
	}
}

// afterColon frames an anchor that is neither a topic nor a sentence: anything can stand
// after a colon.
func afterColon() [frames]string {
	return [frames]string{
		"Thank you for talking with me {day}. One thing stuck with me: {a}",
		"Thank you for your time {day}. What I remember best: {a}",
		"Thank you for the conversation {day}. I keep coming back to one part of it: {a}",
		"Thank you for meeting with me {day}. The part that stayed with me: {a}",
		"Thank you for making time {day}. Something I am still thinking about: {a}",
		"Thank you for our conversation {day}. What stood out for me: {a}",
		"I really enjoyed talking with you {day}. One thing I will remember: {a} Thank you.",
	}
}

// aroundSentence frames an anchor that is a sentence of its own, {A}.
func aroundSentence() [frames]string {
	return [frames]string{
		"Thank you for talking with me {day}. {A} That stuck with me.",
		"Thank you for your time {day}. {A} That gave me a lot to think about.",
		"Thank you for the conversation {day}. {A} I keep coming back to that.",
		"Thank you for meeting with me {day}. {A} It is the part I remember best.",
		"Thank you for making time {day}. {A} I am still thinking about it.",
		"Thank you for our conversation {day}. {A} That really stood out.",
		"I really enjoyed talking with you {day}. {A} I will remember that. Thank you.",
	}
}

// plainThanks stands before the question that an anchor is missing for.
func plainThanks() [frames]string {
	return [frames]string{
		"Thank you for talking with me {day}.",
		"Thank you for your time {day}.",
		"Thank you for the conversation {day}.",
		"Thank you for meeting with me {day}.",
		"Thank you for making time {day}.",
		"Thank you for our conversation {day}.",
		"I really enjoyed talking with you {day}. Thank you.",
	}
}

// cardThanks open a card. None is a sentence of an e-mail, and none says "today": a card
// is read days later.
func cardThanks() [frames]string {
	return [frames]string{
		"Please take this card as my thanks for our talk on {held}.",
		"Some thanks belong on paper, and mine for our talk on {held} are among them.",
		"This card is to thank you for the time we had on {held}.",
		"Thank you, on paper this time, for our talk on {held}.",
		"A card seemed the right way to thank you for our talk on {held}.",
		"Our talk on {held} deserves thanks on more than a screen.",
		"I wanted to thank you for our talk on {held} with something you can hold.",
	}
}

// cardColon holds a sentence for the card that is half of one, {a} with its full stop.
const cardColon = "What I wanted to add: {a}"

// needFrames hold a need that is not a sentence of its own, {n} with its full stop.
func needFrames() [frames]string {
	return [frames]string{
		"It sounds like this is at the top of your list: {n}",
		"As I understood it, this is what matters most: {n}",
		"From what you said, it mostly comes down to one thing: {n}",
		"I gather that this is the main thing on your mind: {n}",
		"If I understood you right, one thing comes first: {n}",
		"The biggest point I took away was this: {n}",
		"My sense is that the key is this: {n}",
	}
}

// clauseFrames hold a need that is a clause without its own beginning, {n}: "the Perl code
// has no tests".
func clauseFrames() [frames]string {
	return [frames]string{
		"It sounds like {n}",
		"As I understood it, {n}",
		"From what you said, {n}",
		"I gather that {n}",
		"If I understood you right, {n}",
		"What I took away is that {n}",
		"My sense is that {n}",
	}
}

// wantedFrames hold a need that names what is wanted, {n}: "fewer pages at night", "to
// get decisions made".
func wantedFrames() [frames]string {
	return [frames]string{
		"It sounds like you need {n}",
		"As I understood it, your team needs {n}",
		"From what you said, what would help most is {n}",
		"I gather that what you want is {n}",
		"If I understood you right, you want {n}",
		"The biggest need I heard was {n}",
		"My sense is that you really need {n}",
	}
}

// valueFrames hold a value that is not a sentence of its own, {v} with its full stop.
func valueFrames() [frames]string {
	return [frames]string{
		"What I would bring: {v}",
		"Here is what I can offer: {v}",
		"Where I can help: {v}",
		"My own background here: {v}",
		"On my side: {v}",
		"This is where my experience comes in: {v}",
		"I can help with that: {v}",
	}
}

// closes name the next step and how to reach the candidate at {phone}.
func closes() [frames]string {
	return [frames]string{
		"If you have any other questions, just reply here or call me on {phone}.",
		"I am looking forward to the next step. You can reach me at {phone}.",
		"I would love to keep talking. My number is {phone}.",
		"What are the next steps, and can I send you anything else? The easiest way to reach me is {phone}.",
		"I am happy to go into more detail on any of this, here or by phone ({phone}).",
		"Let me know what you need from me for the next step, by email or at {phone}.",
		"If anything comes up in the meantime, email me or call {phone}.",
	}
}

// closesWithoutPhone are closes for a candidate who gave no number.
func closesWithoutPhone() [frames]string {
	return [frames]string{
		"If you have any other questions, just reply here.",
		"I am looking forward to the next step. Email is the best way to reach me.",
		"I would love to keep talking. Just write back whenever it suits you.",
		"What are the next steps, and can I send you anything else?",
		"I am happy to go into more detail on any of this.",
		"Let me know what you need from me for the next step.",
		"If anything comes up in the meantime, just email me.",
	}
}

// notedPromise goes before the close of the contact's note while the date is ahead.
const notedPromise = "I understand that you plan to get back to me by {date}."

// Sign-offs, by tone.
func formalSignOffs() [frames]string {
	return [frames]string{
		"Kind regards,", "Sincerely,", "With kind regards,", "Yours sincerely,", "Best regards,", "Regards,", "With best regards,",
	}
}

func familiarSignOffs() [frames]string {
	return [frames]string{
		"Best,", "All the best,", "Warm regards,", "Best wishes,", "Kind regards,", "Many thanks,", "With thanks,",
	}
}

// wordsNobodyNamed greets somebody whose name is not known.
const wordsNobodyNamed = "Hello,"

// The questions of gaps. {name} is how the recipient is called, {need} what they need.
const (
	askAnchor       = "What did you and {name} talk about that you did not expect?"
	askAnchorNobody = "What did the two of you talk about that you did not expect?"
	askValue        = "What have you done that would help {name} with this? One sentence."
	askValueNobody  = "What have you done that would help them with this? One sentence."
	askValueNeed    = "What have you done that helps with “{need}”? One sentence."
	askCard         = "What would you tell {name} on paper that your e-mail does not say? One or two sentences."
	askCardNobody   = "What would you tell them on paper that your e-mail does not say? One or two sentences."
	askBetterAnswer = "What would you answer today to “{question}”? Two sentences at most."
)

// The paragraph about a question that went badly: humble and short.
const (
	missedAsked   = "You asked me: “{question}” I can answer that better now than I did then. {answer}"
	missedTopic   = "I did not do justice to your question about {question} Here is a better answer. {answer}"
	missedUnnamed = "One of your questions deserves a better answer than I gave, so here it is. {answer}"
	missedLink    = "More on that here: {link}"
)

// subjectsOfThanks are short, plain and found again by search. The people of a panel get
// them in this order, for three mails of one subject look like one mail sent three times.
func subjectsOfThanks() [frames]string {
	return [frames]string{
		"Thank you for your time {day}",
		"Thank you for the conversation {day}",
		"Thank you – {role} interview",
		"Thank you for talking with me {day}",
		"Thank you for meeting with me {day}",
		"Our conversation {day} – thank you",
		"{role} interview – thank you",
	}
}

const (
	subjectFollowing = "Following up: {role}"
	subjectName      = " – {name}"
)

// followUps is how many ways there are to phrase a check-in or a final pulse: they go to
// one person, once.
const followUps = 2

// checkInPromised asks after a date that was named; {promise} is that date. It may have
// been named in the interview or in a mail since, by anybody of theirs.
func checkInPromised() [followUps]string {
	return [followUps]string{
		"You had planned to tell me more about {role} by {promise}. Has the timing changed, and is there a date I should plan around? I am happy to send anything else that would help you decide.",
		"I am writing about {role}, as you were planning to get back to me by {promise}. Where does it stand now, and what would be a realistic date for the next step? If you need anything else from me, I am glad to send it.",
	}
}

// checkInOpen asks where no date was named.
func checkInOpen() [followUps]string {
	return [followUps]string{
		"Thank you again for talking with me about {role} on {held}. Could you tell me what the next step is, and roughly when to expect it? I am happy to send anything else that would help you decide.",
		"I am writing about {role}, which we discussed on {held}. Where do things stand, and is there a date I should plan around? If you need anything else from me, I am glad to send it.",
	}
}

// offerNote tells of another offer and asks for a realistic date: no threat, no sum, no
// name. {answer} is the day until which that offer stands, {first} a sentence of
// offerFirst or nothing, {ask} one of offerAsk, offerHolds and offerMeets.
func offerNote() [followUps]string {
	return [followUps]string{
		"Thank you again for talking with me about {role} on {held}. I have received another offer, which stands until {answer}. {first}{ask} I am happy to send anything else that would help you decide.",
		"I am writing about {role}, as something has changed since we spoke on {held}: I now hold another offer, which stands until {answer}. {first}{ask} If you need anything else from me, I am glad to send it.",
	}
}

// offerAsk asks for a date where nobody named one that is still to come.
func offerAsk() [followUps]string {
	return [followUps]string{
		"Which day would be realistic for your decision?",
		"What would be a realistic date for the next step?",
	}
}

// offerHolds asks about a date that was named, {promise}, while the offer stands.
func offerHolds() [followUps]string {
	return [followUps]string{
		"You were planning to decide by {promise}: is that still realistic?",
		"You had planned to get back to me by {promise}. Is that date still realistic?",
	}
}

// offerMeets asks about a date that was named, {promise}, and that comes too late.
func offerMeets() [followUps]string {
	return [followUps]string{
		"You were planning to decide by {promise}. Would a day before the offer ends be realistic?",
		"You had planned to get back to me by {promise}. Would it be realistic to hear a little earlier, before the offer ends?",
	}
}

// offerFirst says where {employer} stands, and only if the candidate marked it so.
func offerFirst() [followUps]string {
	return [followUps]string{
		"{employer} is my first choice, so I wanted you to know early. ",
		"{employer} is still my first choice, so I would rather ask you than guess. ",
	}
}

// pulse says thanks and that the door is open, and asks for nothing.
func pulse() [followUps]string {
	return [followUps]string{
		"Thank you again for our conversation about {role} on {held}. I know plans change, so I will leave it at this, and there is no need to reply. If it comes up again, I would be glad to talk{reach}.",
		"You may have gone another way with {role} since we spoke on {held}, and that is completely fine. I will not write about it again, but thank you for the time you gave me. If things change, I would be glad to talk{reach}.",
	}
}

// reachAt goes into a pulse where there is a number.
const reachAt = ". My number is {phone}"

// The subjects of a note that asks for another time.
const (
	subjectAnotherTime     = "Another time for our talk – {role}"
	subjectAnotherTimeBare = "Another time for our talk"
)

// subjectGracious is that of a reply to a rejection outside any thread.
const subjectGracious = "Thank you for letting me know"

// anotherTimes ask for another time when nobody called. Neither says whose slip it was.
func anotherTimes() [followUps]string {
	return [followUps]string{
		"We had planned to talk at {time} today about {role}, and it seems we missed each other. What other time would suit you?{reach}",
		"I had our talk about {role} down for {time} today, and I think something came in between. That is no trouble. Is there another time that works for you?{reach}",
	}
}

// anotherReach goes behind it where there is a number.
const anotherReach = " If a call is easier, my number is {phone}."

// The reply to a rejection. {role} is "the … role".
func graciousThanks() [followUps]string {
	return [followUps]string{
		"Thank you for letting me know about {role}, and for the time you all gave me.",
		"Thank you for telling me where things ended with {role}. I know that these mails are not fun to write.",
	}
}

func graciousQuestion() [followUps]string {
	return [followUps]string{
		"Is there one thing that I could do better next time? A line is plenty, and no answer is fine too.",
		"May I ask one question: what would have made my application stronger? A short answer helps a lot.",
	}
}

func graciousDoor() [followUps]string {
	return [followUps]string{
		"If a role comes up later that fits, I would be glad to hear from you. I wish you and the team well.",
		"I hope the new colleague settles in well. Should something else open up one day, I would be happy to talk again.",
	}
}

const (
	askGracious       = "What do you take with you from the talks, that you would like {name} to know? One or two sentences."
	askGraciousNobody = "What do you take with you from the talks, that you would like them to know? One or two sentences."
)

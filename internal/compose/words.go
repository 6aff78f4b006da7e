package compose

// Every word that Afterword itself puts into a note stands in this file. The rules:
// plain, short, true of everybody who was interviewed, no praise, no exclamation marks,
// no stock phrases. The phrases of one number belong together; two numbers share no run
// of five words, so that the notes of a panel do not sound like one note.
//
// {day} is "today", "yesterday" or "on Tuesday"; {a} is the anchor with its full stop.

// frames is how many ways there are to say each thing.
const frames = 7

// aboutTopic frames an anchor that can follow "about".
func aboutTopic() [frames]string {
	return [frames]string{
		"Thank you for talking with me {day} about {a}",
		"Thank you for your time {day}, and for going into {a}",
		"Thank you for the conversation {day}, above all the part about {a}",
		"Thank you for meeting me {day}. I am still thinking about {a}",
		"I am glad that our talk {day} came to {a} Thank you for that.",
		"When we spoke {day}, the part that stayed with me was {a} Thank you.",
		"Thank you for seeing me {day} and for what we said about {a}",
	}
}

// afterColon frames an anchor that is neither a topic nor a sentence: anything can stand
// after a colon.
func afterColon() [frames]string {
	return [frames]string{
		"Thank you for talking with me {day}. This has stayed with me since: {a}",
		"Thank you for your time {day}. What I took home from it: {a}",
		"Thank you for the conversation {day}. It stands at the top of my notes: {a}",
		"Thank you for meeting me {day}. The part I remember best: {a}",
		"Our talk {day} gave me one thing to think about: {a} Thank you for that.",
		"I wrote one line down right after we spoke {day}: {a} Thank you.",
		"Thank you for seeing me {day}. One moment I will keep: {a}",
	}
}

// aroundSentence frames an anchor that is a sentence of its own, {A}.
func aroundSentence() [frames]string {
	return [frames]string{
		"Thank you for talking with me {day}. {A}",
		"{A} I took that home with me. Thank you for your time {day}.",
		"Thank you for the conversation {day}. {A} It stands at the top of my notes.",
		"Thank you for meeting me {day}. {A} I remember that part best.",
		"{A} I am glad that our talk {day} came to it. Thank you for that.",
		"{A} I wrote that down right after we spoke {day}. Thank you.",
		"Thank you for seeing me {day}. {A} That moment I will keep.",
	}
}

// plainThanks stands before the question that an anchor is missing for.
func plainThanks() [frames]string {
	return [frames]string{
		"Thank you for talking with me {day}.",
		"Thank you for your time {day}.",
		"Thank you for the conversation {day}.",
		"Thank you for meeting me {day}.",
		"I am glad about our talk {day}. Thank you for it.",
		"My thanks for the time we spoke {day}.",
		"Thank you for seeing me {day}.",
	}
}

// needFrames hold a need that is not a sentence of its own, {n} with its full stop.
func needFrames() [frames]string {
	return [frames]string{
		"The need behind it, as I understood it: {n}",
		"What I heard matters to you there: {n}",
		"The task in front of you, by my notes: {n}",
		"Your side of it, if I heard right: {n}",
		"As far as I can see, it turns on this: {n}",
		"One need became clear to me: {n}",
		"In the end it comes down to this for you: {n}",
	}
}

// valueFrames hold a value that is not a sentence of its own, {v} with its full stop.
func valueFrames() [frames]string {
	return [frames]string{
		"What I can bring to that: {v}",
		"Against it I can set this: {v}",
		"Here is what I would put to use: {v}",
		"My part in such a task: {v}",
		"This is where I can help: {v}",
		"I come to it with this: {v}",
		"From my side there would be: {v}",
	}
}

// closes name the next step and how to reach the candidate at {phone}.
func closes() [frames]string {
	return [frames]string{
		"If there is anything you still want to know, call me on {phone} or answer here.",
		"I would gladly take the next step with you; my number is {phone}.",
		"Should a second conversation help, {phone} is the fastest way to arrange one.",
		"What happens next, and can I send you anything for it? By telephone I am at {phone}.",
		"A work sample or a reference is a message away: {phone}, or this address.",
		"Please tell me how you would like to go on; {phone} reaches me through the day.",
		"For whatever comes next I am within reach, by mail and at {phone}.",
	}
}

// closesWithoutPhone are closes for a candidate who gave no number.
func closesWithoutPhone() [frames]string {
	return [frames]string{
		"If there is anything you still want to know, an answer to this mail reaches me.",
		"I would gladly take the next step with you, and I read my mail through the day.",
		"Should a second conversation help, write back and we will find an hour.",
		"What happens next, and can I send you anything for it?",
		"A work sample or a reference is one reply away.",
		"Please tell me how you would like to go on.",
		"For whatever comes next I am within reach at this address.",
	}
}

// notedPromise goes before the close of the contact's note while the date is ahead.
const notedPromise = "I have noted {date} as your day for an answer."

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
	askBetterAnswer = "What would you answer today to “{question}”? Two sentences at most."
)

// The paragraph about a question that went badly: humble and short.
const (
	missedAsked   = "You asked me: “{question}” My answer fell short; here is a better one. {answer}"
	missedTopic   = "I did not do justice to your question about {question} Here is a better answer. {answer}"
	missedUnnamed = "One of my answers fell short; here is a better one. {answer}"
	missedLink    = "More about it: {link}"
)

// Subjects. "Thank you for your time today" is short, plain and found again by search.
const (
	subjectThanks    = "Thank you for your time {day}"
	subjectFollowing = "Following up: {role}"
	subjectName      = " – {name}"
)

// followUps is how many ways there are to phrase a check-in or a final pulse: they go to
// one person, once.
const followUps = 2

// checkInPromised asks after a date that was named; {promise} is that date.
func checkInPromised() [followUps]string {
	return [followUps]string{
		"When we spoke on {held}, you named {promise} as the day for an answer about {role}. Is there a new date that I can plan with? If anything further would help you decide, I can send it the same day.",
		"Your answer about {role} was planned for {promise}, and such plans move. What is the next step now, and when would be a realistic date for it? A work sample or a reference I can send the same day.",
	}
}

// checkInOpen asks where no date was named.
func checkInOpen() [followUps]string {
	return [followUps]string{
		"On {held} we talked about {role}. Can you tell me what the next step is and when it is planned? If anything further would help you decide, I can send it the same day.",
		"This is about {role}, after our talk on {held}. What comes next on your side, and which date should I plan with? A work sample or a reference I can send the same day.",
	}
}

// pulse says thanks and that the door is open, and asks for nothing.
func pulse() [followUps]string {
	return [followUps]string{
		"Thank you again for the conversation about {role} on {held}. Plans change, and this note needs no answer; it is my last one about it. Should the question come up again, my door is open{reach}.",
		"Your plans may well have changed since we spoke on {held} about {role}, so I will leave it at this. Thank you for the time you gave me. If it comes back to your desk one day, you are welcome to write or call{reach}.",
	}
}

// reachAt goes into a pulse where there is a number.
const reachAt = ": {phone}"

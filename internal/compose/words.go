package compose

// Every word that Afterword itself puts into a note stands in this file. The rules:
// plain, short, true of everybody who was interviewed (no word of notes taken or of
// references at hand that nobody recorded), no praise, no exclamation marks, no stock
// phrases. The phrases of one number belong together; two numbers share no run
// of five words, so that the notes of a panel do not sound like one note.
//
// {day} is "today", "yesterday" or "on Tuesday"; {a} is the anchor with its full stop.

// frames is how many ways there are to say each thing.
const frames = 7

// aboutTopic frames an anchor that can follow "about".
func aboutTopic() [frames]string {
	return [frames]string{
		"Thank you for talking with me {day} about {a}",
		"Thank you for your time {day}, and for the part of it we spent on {a}",
		"Thank you for the conversation {day}, especially the part about {a}",
		"Thank you for meeting me {day}. I am still thinking about {a}",
		"I am glad we had room {day} to talk about {a} Thank you for that.",
		"Thank you, first of all, for our talk {day}. What stayed with me was {a}",
		"It was good to talk with you {day}, in particular about {a} Thank you.",
	}
}

// afterColon frames an anchor that is neither a topic nor a sentence: anything can stand
// after a colon.
func afterColon() [frames]string {
	return [frames]string{
		"Thank you for talking with me {day}. One thing has stayed with me: {a}",
		"Thank you for your time {day}. What I took away from it: {a}",
		"Thank you for the conversation {day}. I keep coming back to one point: {a}",
		"Thank you for meeting me {day}. The part I remember best: {a}",
		"Our talk {day} gave me something to think about: {a} Thank you for that.",
		"Thank you, first of all, for our talk {day}. One part of it is still on my mind: {a}",
		"It was good to talk with you {day}. One thing I will remember: {a} Thank you.",
	}
}

// aroundSentence frames an anchor that is a sentence of its own, {A}.
func aroundSentence() [frames]string {
	return [frames]string{
		"Thank you for talking with me {day}. {A} That has stayed with me.",
		"{A} I kept thinking about that afterwards. Thank you for your time {day}.",
		"Thank you for the conversation {day}. {A} I keep coming back to it.",
		"Thank you for meeting me {day}. {A} It is the part I remember best.",
		"{A} That gave me something to think about. Thank you for the talk {day}.",
		"Thank you, first of all, for our talk {day}. {A} That is still on my mind.",
		"It was good to talk with you {day}. {A} I will remember that. Thank you.",
	}
}

// plainThanks stands before the question that an anchor is missing for.
func plainThanks() [frames]string {
	return [frames]string{
		"Thank you for talking with me {day}.",
		"Thank you for your time {day}.",
		"Thank you for the conversation {day}.",
		"Thank you for meeting me {day}.",
		"I am glad that we talked {day}. Thank you.",
		"Thank you, first of all, for our talk {day}.",
		"It was good to talk with you {day}. Thank you.",
	}
}

// needFrames hold a need that is not a sentence of its own, {n} with its full stop.
func needFrames() [frames]string {
	return [frames]string{
		"As I understood it, it comes down to this for you: {n}",
		"What matters to you there, the way I heard it: {n}",
		"The point for you, as far as I can tell: {n}",
		"If I heard you right, this is what counts: {n}",
		"I took it that one thing matters most right now: {n}",
		"What became clear to me: {n}",
		"The main thing on your side, if I see it right: {n}",
	}
}

// valueFrames hold a value that is not a sentence of its own, {v} with its full stop.
func valueFrames() [frames]string {
	return [frames]string{
		"What I can bring to that: {v}",
		"From my side: {v}",
		"Here is what I would put to use: {v}",
		"What I have to offer on that: {v}",
		"This is where I can help: {v}",
		"I would start from this: {v}",
		"For that I could draw on this: {v}",
	}
}

// closes name the next step and how to reach the candidate at {phone}.
func closes() [frames]string {
	return [frames]string{
		"If there is anything you still want to know before the next step, call me on {phone} or reply here.",
		"I would be glad to go on to the next step; my number is {phone}.",
		"If a second conversation would help, you can reach me at {phone}.",
		"What comes next, and is there anything I can send you for it? By phone I am at {phone}.",
		"If some of it needs more detail, write back or ring {phone}.",
		"Just tell me what you need from me for the next step, by mail or on {phone}.",
		"If anything comes up in the meantime, just answer here or call {phone}.",
	}
}

// closesWithoutPhone are closes for a candidate who gave no number.
func closesWithoutPhone() [frames]string {
	return [frames]string{
		"If there is anything you still want to know before the next step, just reply here.",
		"I would be glad to go on to the next step; an answer to this mail reaches me.",
		"If a second conversation would help, write back and we will find a time.",
		"What comes next, and is there anything I can send you for it?",
		"If some of it needs more detail, a line back is enough.",
		"Just tell me what you need from me for the next step.",
		"If anything comes up in the meantime, this address reaches me.",
	}
}

// notedPromise goes before the close of the contact's note while the date is ahead.
const notedPromise = "I have noted that you plan to answer by {date}."

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

// checkInPromised asks after a date that was named; {promise} is that date. It may have
// been named in the interview or in a mail since, by anybody of theirs.
func checkInPromised() [followUps]string {
	return [followUps]string{
		"I had noted {promise} for an answer about {role}, and I know that dates like that can move. Is there a new one that I can plan with? If you need anything else from me to decide, I will gladly send it.",
		"You were planning to come back to me about {role} by {promise}. How do things look now, and what would be a realistic date for the next step? I am glad to send anything that would help you decide.",
	}
}

// checkInOpen asks where no date was named.
func checkInOpen() [followUps]string {
	return [followUps]string{
		"Thank you again for talking with me about {role} on {held}. What is the next step, and roughly when do you expect it? If you need anything else from me to decide, I will gladly send it.",
		"I am writing about {role}, which we discussed on {held}. What comes next on your side, and which date should I plan with? I am glad to send anything that would help you decide.",
	}
}

// pulse says thanks and that the door is open, and asks for nothing.
func pulse() [followUps]string {
	return [followUps]string{
		"Thank you again for the conversation about {role} on {held}. Plans change, and this note needs no answer; it is my last one about it. If the question comes up again, I would be glad to talk{reach}.",
		"Your plans may have changed since we spoke about {role} on {held}, and that is all right: this is the last I will write about it. Thank you for the time you gave me. If it comes back to you one day, I am easy to find{reach}.",
	}
}

// reachAt goes into a pulse where there is a number.
const reachAt = ": {phone}"

package api

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"afterword/internal/followup"
)

// Everything that is said here and nowhere else.
const (
	sayAPI = "What your own programs may ask Afterword and do for you. A token says whose data it is about and what it allows: " +
		"read to look, write to record and edit, assist to send texts to a model, approve to let notes leave, admin for tokens and webhooks. " +
		"Errors are problems as RFC 9457 describes them, with one plain sentence in detail."
	sayBearer = "A token of `afterword token add`, as Authorization: Bearer TOKEN. Each operation names the scope it needs."
	sayKey    = "A key of your own. A request that is sent again with the same key runs once, and gets the same answer for a day."

	sayNoRoute          = "There is no such route. The description at /api/openapi.json lists them all."
	sayNoToken          = "Show a token: send the header Authorization: Bearer TOKEN. The command afterword token add makes one."
	sayNotAdmitted      = "This token lets nobody in: it is unknown, removed, or has run out."
	sayTooMany          = "This token has asked too much within a minute. Wait as long as Retry-After says."
	sayNotFound         = "There is nothing by that id among the things of this token's account."
	sayStale            = "This changed meanwhile, and nothing was overwritten. Read it again and decide again."
	sayChanged          = "The note says something else by now, and nothing was changed. Read it again and send its newest ETag."
	sayIfMatch          = "Say which version you saw: send the ETag of the note as If-Match."
	sayIfMatchOne       = "An approval or an edit covers one exact version: send the ETag of the note as If-Match."
	sayUnreadable       = "The request does not fit its description. What is wrong stands in errors."
	sayFailed           = "That did not work, and it is not your doing. The log of Afterword says why."
	sayKeyLong          = "An idempotency key has at most 200 visible characters."
	sayKeyOther         = "This idempotency key was used for another request. Use a new key for a new request."
	sayKeyRunning       = "The first request with this idempotency key still runs. Try again in a moment."
	sayBodyLarge        = "The body is too large: 256 KiB are taken."
	sayBlocked          = "The review stops this note. What must be put right first stands in errors."
	sayNoWay            = "way is send, drafts, by hand, or nothing for the usual way of the mailbox."
	sayNoCursor         = "The cursor leads nowhere any more. Begin again without one."
	sayNoInterview      = "There is no such interview in this process."
	sayNobody           = "Nobody on this panel is called so, or several are. Use the full name or the e-mail address."
	sayNoRecipient      = "Nobody on this panel can be written to: add an e-mail address to the process file."
	sayCardBlocked      = "The review stops this card. What must be put right first stands in errors."
	sayNoCalendars      = "There is no calendar server to push to. The command afterword calendar add adds one."
	sayNoCalendarServer = "The calendar server did not take it. What it said is shown by GET /api/v1/calendar; it is tried again by itself."
	sayNoCardWords      = "The debrief has no sentence for a card to this person yet: write one as card, or send text."
	sayNoMailServer     = "The mail server did not let Afterword in, or did not answer. Nothing was changed; afterword mailbox check says more."
	sayNamed            = "Who made an offer is told only to a token that allows write."
	sayOtherModel       = "Another model is used by now, or it runs elsewhere than you saw. List the models and decide again."
	sayModelBusy        = "The model is being asked for this account already. Ask again when it has answered."
	sayModelOften       = "The model has been asked too often within a minute. Wait as long as Retry-After says."
	saySealedKey        = "The key of the model cannot be opened with the secret of this Afterword. Remove the model and add it again: afterword model remove and afterword model add do."
	sayModelFailed      = "The model gave no answer that can be used: "
	sayNoChange         = "take names a change that is not offered: send numbers of hunks of this very reply, with the same paragraph and tone."
	sayAnswerDate       = "date goes with the answer new date, may go with on hold and reopened, and with no other."
)

func sayScope(scope followup.Scope) string {
	return fmt.Sprintf("This token does not allow that: it takes the scope %s.", scope)
}

// sentence makes a sentence of what an error says.
func sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(first)) + s[size:]
	if last, _ := utf8.DecodeLastRuneInString(s); last != '.' && last != '?' {
		s += "."
	}
	return s
}

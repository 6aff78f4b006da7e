package storetest

import (
	"time"

	"pgregory.net/rapid"

	"afterword/internal/cadence"
	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/letter"
	"afterword/internal/note"
)

// Generators of values as the verbs may save them: any text but NUL, which PostgreSQL
// has no place for; instants of whole milliseconds.

var texts = rapid.OneOf(
	rapid.SampledFrom([]string{
		"", "Priya", "O'Brien \"the\" \\ ; DROP TABLE note; --", "Zoë Łukasiewicz", "Zoe\u0308", "王伟", "مريم", "👩‍💻",
		"two\nlines\r\nand\ttab", "?1 $1 :name %s", " spaces ", "\u2028\ufeff",
	}),
	rapid.StringMatching(`[^\x00]{0,40}`),
)

var ids = rapid.StringMatching(`[0-9a-f]{8}-[0-9a-f]{4}`)

// instants are in UTC; one in five is zero. Some lie in hours that clocks show twice.
var instants = rapid.Custom(func(t *rapid.T) time.Time {
	switch rapid.IntRange(0, 4).Draw(t, "kind of instant") {
	case 0:
		return time.Time{}
	case 1:
		return rapid.SampledFrom([]time.Time{
			time.Date(2026, 11, 1, 5, 30, 0, 0, time.UTC), // 01:30 in New York, summer
			time.Date(2026, 11, 1, 6, 30, 0, 0, time.UTC), // 01:30 in New York, again
			time.Date(2026, 3, 8, 7, 0, 0, 0, time.UTC),   // the hour that New York leaves out
			time.Date(2026, 4, 4, 15, 15, 0, 0, time.UTC), // Lord Howe goes back half an hour
			time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC),
			time.Date(1969, 7, 20, 20, 17, 40, 123e6, time.UTC),
		}).Draw(t, "special instant")
	}
	return time.UnixMilli(rapid.Int64Range(1_700_000_000_000, 2_100_000_000_000).Draw(t, "instant")).UTC()
})

var zoneNames = rapid.SampledFrom([]string{
	"UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu",
})

// in puts a time into a zone; the zero time has none.
func in(t time.Time, zoneName string) time.Time {
	if t.IsZero() {
		return t
	}
	return t.In(located(zoneName))
}

var dates = rapid.Custom(func(t *rapid.T) interview.Date {
	if rapid.Bool().Draw(t, "no date") {
		return interview.Date{}
	}
	return interview.Date{Year: 2024, Month: 1, Day: 1}.AddDays(rapid.IntRange(0, 4000).Draw(t, "day"))
})

// some generates nil or a few values.
func some[T any](g *rapid.Generator[T]) *rapid.Generator[[]T] {
	return rapid.Map(rapid.SliceOfN(g, 0, 3), func(values []T) []T {
		if len(values) == 0 {
			return nil
		}
		return values
	})
}

var interviewers = rapid.Custom(func(t *rapid.T) interview.Interviewer {
	return interview.Interviewer{
		Name: texts.Draw(t, "name"), Title: texts.Draw(t, "title"), AddressAs: texts.Draw(t, "address as"),
		Email: texts.Draw(t, "email"), Role: interview.Role(texts.Draw(t, "role")), NameGuessed: rapid.Bool().Draw(t, "guessed"),
		Place: texts.Draw(t, "place"),
		Sighting: interview.Sighting{
			At: instants.Draw(t, "seen"), Offset: rapid.IntRange(-50400, 50400).Draw(t, "offset"),
			City: texts.Draw(t, "city"), Country: texts.Draw(t, "country"),
		},
		Debrief: interview.Debrief{
			Anchor: texts.Draw(t, "anchor"), Need: texts.Draw(t, "need"), Value: texts.Draw(t, "value"), Card: texts.Draw(t, "card"),
			Tone: rapid.SampledFrom([]interview.Tone{"", interview.Formal, interview.FirstName}).Draw(t, "tone"),
		},
	}
})

var interviews = rapid.Custom(func(t *rapid.T) interview.Interview {
	name := zoneNames.Draw(t, "zone")
	i := interview.Interview{
		ID: texts.Draw(t, "id"), Zone: name, Starts: in(instants.Draw(t, "starts"), name), Ends: in(instants.Draw(t, "ends"), name),
		Region: texts.Draw(t, "region"), Location: texts.Draw(t, "location"), Form: rapid.SampledFrom(interview.Forms()).Draw(t, "form"),
		Panel: some(interviewers).Draw(t, "panel"), Organizer: texts.Draw(t, "organizer"),
		CalendarUID: texts.Draw(t, "uid"), Sequence: rapid.IntRange(0, 1<<31).Draw(t, "sequence"),
		RecurrenceID: texts.Draw(t, "recurrence"), Stamped: instants.Draw(t, "stamped"), MovedFrom: instants.Draw(t, "moved from"),
	}
	i.Blocks = some(rapid.Custom(func(t *rapid.T) interview.Block {
		return interview.Block{
			CalendarUID: texts.Draw(t, "uid"), Sequence: rapid.IntRange(0, 9).Draw(t, "sequence"), RecurrenceID: texts.Draw(t, "recurrence"),
			Stamped: instants.Draw(t, "stamped"), Starts: in(instants.Draw(t, "starts"), name), Ends: in(instants.Draw(t, "ends"), name),
		}
	})).Draw(t, "blocks")
	if rapid.Bool().Draw(t, "promised") {
		i.Promise = &interview.Promise{Date: dates.Draw(t, "promise"), Said: texts.Draw(t, "said")}
	}
	if missed := some(missedQuestions).Draw(t, "missed"); len(missed) > 0 {
		i = i.WithMissedQuestions(missed)
	}
	return i
})

var missedQuestions = rapid.Custom(func(t *rapid.T) interview.MissedQuestion {
	return interview.MissedQuestion{
		AskedBy: texts.Draw(t, "asked by"), Question: texts.Draw(t, "question"), Said: texts.Draw(t, "answer"),
		BetterAnswer: texts.Draw(t, "better"), Link: texts.Draw(t, "link"),
		Choice: rapid.SampledFrom(append(interview.Choices(), "")).Draw(t, "choice"),
	}
})

var offers = rapid.Custom(func(t *rapid.T) interview.Offer {
	return interview.Offer{Employer: texts.Draw(t, "employer"), Expires: dates.Draw(t, "expires"), Place: texts.Draw(t, "place")}
})

var touches = rapid.Custom(func(t *rapid.T) note.Touch {
	return note.Touch{
		InterviewID: texts.Draw(t, "interview"), Phase: rapid.SampledFrom(note.Phases()).Draw(t, "phase"),
		To: texts.Draw(t, "to"), At: instants.Draw(t, "at"), MessageID: texts.Draw(t, "message id"), Subject: texts.Draw(t, "subject"),
	}
})

var processes = rapid.Custom(func(t *rapid.T) followup.Process {
	return followup.Process{
		State:   rapid.SampledFrom([]followup.ProcessState{followup.Active, followup.MovedOn, followup.Ended}).Draw(t, "state"),
		Touches: some(touches).Draw(t, "touches"),
		Process: interview.Process{
			ID: ids.Draw(t, "id"), Employer: texts.Draw(t, "employer"), Role: texts.Draw(t, "role"), Place: texts.Draw(t, "place"),
			Candidate: interview.Candidate{Name: texts.Draw(t, "name"), Email: texts.Draw(t, "email"), Phone: texts.Draw(t, "phone"), Place: texts.Draw(t, "posts from"), Address: texts.Draw(t, "own address")},
			Kind:      interview.EmployerKind(texts.Draw(t, "kind")), Address: texts.Draw(t, "address"), PostDays: rapid.IntRange(0, 60).Draw(t, "post days"),
			FirstChoice: rapid.Bool().Draw(t, "first choice"), Interviews: some(interviews).Draw(t, "interviews"),
			Offers: some(offers).Draw(t, "offers"), WithdrawnOffers: some(offers).Draw(t, "withdrawn offers"),
		},
	}
})

var states = rapid.SampledFrom([]note.State{
	note.Draft, note.Approved, note.Scheduled, note.Sending, note.Sent, note.Unknown, note.Failed, note.Cancelled, note.Skipped, note.InDrafts,
})

var ignores = rapid.Custom(func(t *rapid.T) note.Ignore {
	return note.Ignore{
		Check: texts.Draw(t, "check"), Severity: texts.Draw(t, "severity"), Words: texts.Draw(t, "words"),
		Digest: ids.Draw(t, "digest"), At: instants.Draw(t, "at"),
	}
})

// notes belong to a process of the given id. NotBefore has nanoseconds and a zone.
func notes(processID string) *rapid.Generator[note.Note] {
	return rapid.Custom(func(t *rapid.T) note.Note {
		n := note.Note{
			ID: ids.Draw(t, "id"), ProcessID: processID, InterviewID: texts.Draw(t, "interview"),
			Phase: rapid.SampledFrom(note.Phases()).Draw(t, "phase"), State: states.Draw(t, "state"),
			To:      note.Address{Name: texts.Draw(t, "name"), Email: texts.Draw(t, "email")},
			Subject: texts.Draw(t, "subject"), Body: texts.Draw(t, "body"),
			Thread:    note.Thread{InReplyTo: texts.Draw(t, "in reply to"), References: some(texts).Draw(t, "references")},
			MessageID: texts.Draw(t, "message id"), SentAt: instants.Draw(t, "sent at"), Trouble: texts.Draw(t, "trouble"),
		}
		n.ProviderID = texts.Draw(t, "provider's id")
		n.Before = texts.Draw(t, "before a machine")
		n.Ignored = some(ignores).Draw(t, "ignored")
		n.Way = rapid.SampledFrom(append(note.Ways(), "")).Draw(t, "way")
		n.After = rapid.SampledFrom([]note.State{"", note.Draft, note.Cancelled, note.Skipped}).Draw(t, "after")
		if folder := texts.Draw(t, "drafts folder"); folder != "" {
			n.Place = note.Place{
				Folder: folder, UIDValidity: rapid.Uint32().Draw(t, "drafts validity"), UID: rapid.Uint32().Draw(t, "draft's number"),
				MessageID: texts.Draw(t, "draft's id"),
			}
		}
		n.Attempt = note.Attempt{
			Stage:      rapid.SampledFrom([]note.Stage{"", note.Composed, note.Committing, note.Looking, note.Placing, note.Missing, note.Withdrawing}).Draw(t, "stage"),
			ComposedAt: instants.Draw(t, "composed at"), Since: instants.Draw(t, "stage since"), Message: texts.Draw(t, "message"),
			Marks: some(rapid.Custom(func(t *rapid.T) note.Mark {
				return note.Mark{
					Folder: texts.Draw(t, "folder"), UIDValidity: rapid.Uint32().Draw(t, "validity"), UIDNext: rapid.Uint32().Draw(t, "next"),
				}
			})).Draw(t, "marks"),
		}
		if at := instants.Draw(t, "not before"); !at.IsZero() {
			nanos := time.Duration(rapid.Int64Range(0, 999_999).Draw(t, "nanoseconds"))
			n.NotBefore = in(at.Add(nanos), zoneNames.Draw(t, "zone"))
		}
		if rapid.Bool().Draw(t, "approved") {
			n.Approval = &note.Approval{Digest: texts.Draw(t, "digest"), At: instants.Draw(t, "approved at")}
		}
		return n
	})
}

var eventsOf = rapid.Custom(func(t *rapid.T) cadence.Event {
	return cadence.Event{
		Kind: rapid.SampledFrom(append(cadence.Answers(), cadence.Replied, cadence.OutOfOffice, cadence.HardBounce)).Draw(t, "kind"),
		At:   instants.Draw(t, "at"), InterviewID: texts.Draw(t, "interview"), Email: texts.Draw(t, "email"),
		Date: dates.Draw(t, "date"), Words: texts.Draw(t, "words"),
	}
})

var stepsOf = rapid.Custom(func(t *rapid.T) cadence.Step {
	name := zoneNames.Draw(t, "zone")
	return cadence.Step{
		Phase:       rapid.SampledFrom(append(note.Phases(), note.Close)).Draw(t, "phase"),
		InterviewID: texts.Draw(t, "interview"), Interviewer: texts.Draw(t, "interviewer"), Email: texts.Draw(t, "email"),
		Opens: in(instants.Draw(t, "opens"), name), Due: in(instants.Draw(t, "due"), name), Closes: in(instants.Draw(t, "closes"), name),
		Status: rapid.SampledFrom([]cadence.Status{
			cadence.Waiting, cadence.Ready, cadence.Done, cadence.Paused, cadence.Stopped, cadence.Missed,
		}).Draw(t, "status"),
		Rescue: rapid.Bool().Draw(t, "rescue"), Reason: texts.Draw(t, "reason"),
	}
})

var mailboxes = rapid.Custom(func(t *rapid.T) followup.Mailbox {
	server := func(name string) followup.Server {
		return followup.Server{
			Host: texts.Draw(t, name), Port: rapid.IntRange(1, 65535).Draw(t, "port"),
			Security: rapid.SampledFrom([]followup.Security{followup.TLS, followup.STARTTLS}).Draw(t, "security"),
		}
	}
	return followup.Mailbox{
		Address: texts.Draw(t, "address"), IMAP: server("imap"), SMTP: server("smtp"), Username: texts.Draw(t, "username"),
		Password: texts.Draw(t, "password"), PasswordCommand: texts.Draw(t, "command"), CAFile: texts.Draw(t, "ca file"),
		TokenCommand: texts.Draw(t, "token command"), OAuth: followup.OAuth{
			ClientID: texts.Draw(t, "client id"), ClientSecret: texts.Draw(t, "client secret"), Scopes: texts.Draw(t, "scopes"),
			AuthURL: texts.Draw(t, "auth url"), DeviceURL: texts.Draw(t, "device url"), TokenURL: texts.Draw(t, "token url"),
			PublicOnly: rapid.Bool().Draw(t, "public only"),
			Token:      followup.Token{Access: texts.Draw(t, "access"), Refresh: texts.Draw(t, "refresh"), Expires: instants.Draw(t, "expires")},
		},
		SentBy:      rapid.SampledFrom([]followup.SentBy{followup.SentByUs, followup.SentByProvider, followup.SentByUpload}).Draw(t, "sent by"),
		RewritesIDs: rapid.Bool().Draw(t, "rewrites"), PausedUntil: instants.Draw(t, "paused until"), PausedWhy: texts.Draw(t, "paused why"),
		ReadAt: instants.Draw(t, "read at"), Way: rapid.SampledFrom(append(note.Ways(), "")).Draw(t, "way"),
	}
})

func mailsOf(processID string) *rapid.Generator[followup.IncomingMail] {
	return rapid.Custom(func(t *rapid.T) followup.IncomingMail {
		return followup.IncomingMail{
			Key: ids.Draw(t, "key"), ProcessID: processID,
			Kind:    rapid.SampledFrom([]letter.Kind{letter.KindReply, letter.KindAutoReply, letter.KindBounce}).Draw(t, "kind"),
			From:    letter.Address{Name: texts.Draw(t, "name"), Email: texts.Draw(t, "email")},
			Subject: texts.Draw(t, "subject"), Text: texts.Draw(t, "text"), MessageID: texts.Draw(t, "message id"),
			At: instants.Draw(t, "at"), Calendar: texts.Draw(t, "calendar"),
			Invitation: rapid.SampledFrom([]followup.InvitationState{followup.NoInvitation, followup.Waiting}).Draw(t, "invitation state"),
		}
	})
}

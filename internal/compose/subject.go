package compose

import "strings"

func thanksSubject(r Request) string {
	subjects, role := subjectsOfThanks(), squeeze(r.Process.Role)
	subject := pick(subjects, place(r))
	if role == "" && strings.Contains(subject, "{role}") {
		subject = subjects[0]
	}
	return fill(subject, "{day}", dayWord(r.Interview, r.Leaves), "{role}", role)
}

// threadSubject is the subject of a reply in the thread of the first note, or a
// searchable one of its own where there is no thread.
func threadSubject(r Request) string {
	if first := withoutReply(squeeze(r.ThreadSubject)); first != "" {
		return "Re: " + first
	}
	role, name := squeeze(r.Process.Role), squeeze(r.Process.Candidate.Name)
	if role == "" {
		role = "our conversation"
	}
	subject := fill(subjectFollowing, "{role}", role)
	if name != "" {
		subject += fill(subjectName, "{name}", name)
	}
	return subject
}

// withoutReply cuts the marks that mail programs put before the subject of a reply, in
// the languages that have their own.
func withoutReply(subject string) string {
	for {
		mark, rest, ok := strings.Cut(subject, ":")
		if !ok {
			return subject
		}
		switch strings.ToLower(strings.TrimSpace(mark)) {
		case "re", "aw", "antw", "sv", "vs", "rv", "res", "odp", "ynt":
			subject = strings.TrimSpace(rest)
		default:
			return subject
		}
	}
}

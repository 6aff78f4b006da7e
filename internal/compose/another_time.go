package compose

// anotherTime asks for another time on the day on which nobody called: friendly, without a
// word of blame, for it may have been either side.
func anotherTime(r Request) string {
	reach := ""
	if phone := squeeze(r.Process.Candidate.Phone); phone != "" {
		reach = fill(anotherReach, "{phone}", phone)
	}
	return fill(anotherTimes()[variant(r)%followUps], "{time}", r.Interview.Starts.Format("15:04"), "{role}", roleWords(r), "{reach}", reach)
}

func anotherTimeSubject(r Request) string {
	if role := squeeze(r.Process.Role); role != "" {
		return fill(subjectAnotherTime, "{role}", role)
	}
	return subjectAnotherTimeBare
}

package compose

import "afterword/internal/interview"

// signature is the sign-off and who writes. A candidate without a telephone number signs
// with their address, so that a note that is passed on still says how to answer it.
func signature(r Request) string {
	v := variant(r)
	signOff := pick(familiarSignOffs(), v)
	if r.To.ToneOrDefault() == interview.Formal {
		signOff = pick(formalSignOffs(), v)
	}
	me := r.Process.Candidate
	text := signOff
	if name := squeeze(me.Name); name != "" {
		text += "\n" + name
	}
	if email := squeeze(me.Email); squeeze(me.Phone) == "" && email != "" {
		text += "\n" + email
	}
	return text
}

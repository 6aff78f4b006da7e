package invite

import "afterword/internal/pattern"

// interviewWord is what the title of an interview says, in English: the word itself, its
// usual stages, or that somebody hires.
var interviewWord = pattern.Of(`(?i)\b(interviews?|interviewing|phone screen(ing)?|recruiter screen|screening call|on-?site|final round|(first|second|third) round|` +
	`hiring|recruit(er|ing|ment)|candidate|meet the team|system design|pair(ing)? (session|exercise)|take-?home|job|position|vacancy)\b`)

// LooksLikeInterview reports whether an invitation speaks of an interview, in its title or
// by naming a job there. It is a guess, good enough to ask.
func (i Invitation) LooksLikeInterview() bool {
	return interviewWord().MatchString(cut(i.Summary, 300)) || i.role() != "" || interviewWord().MatchString(cut(i.Description, 300))
}

package demo

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"afterword/internal/interview"
	"afterword/internal/web"
)

// replyForm lets somebody of the panel answer the last mail they got: with one of the
// ready answers, or in words of their own.
func (w *World) replyForm(out http.ResponseWriter, r *http.Request) error {
	if err := web.ReadForm(r); err != nil {
		return err
	}
	part, who, err := w.member(r.PostForm.Get("from"))
	if err != nil {
		return err
	}
	if len(w.mail.Inbox(who.Email)) == 0 {
		return refuse("There is nothing to answer yet", fmt.Sprintf("No mail has reached %s. Approve the note, wind until it arrives, and let them answer then.", who.Name))
	}
	text := strings.TrimSpace(r.PostForm.Get("text"))
	if say := r.PostForm.Get("say"); say != "" && say != "own" {
		process, err := w.current(r.Context())
		if err != nil {
			return err
		}
		round, _ := process.Latest()
		ready := readyAnswers(round, w.clock.Now())
		i := slices.IndexFunc(ready, func(a readyAnswer) bool { return a.Say == say })
		if i < 0 {
			return refuse("No such answer", fmt.Sprintf("%q is none of the ready answers. Go back and choose one, or write your own.", say))
		}
		text = ready[i].Text
	}
	if text == "" {
		return refuse("Words are needed", "The box was empty, so nothing was sent. Go back and write a few words, or choose one of the ready answers.")
	}
	w.look()
	if err := w.mail.Reply(who.Email, w.process.Candidate.Email, text); err != nil {
		return err
	}
	if err := w.happen(r.Context()); err != nil {
		return err
	}
	done(out, r, part)
	return nil
}

// member finds somebody of the panel by address, and the id of their inbox on the page.
func (w *World) member(email string) (part string, who interview.Interviewer, err error) {
	round, _ := w.process.Latest()
	for i, p := range round.Panel {
		if p.Email == email {
			return fmt.Sprintf("inbox-%d", i), p, nil
		}
	}
	return "", who, refuse("Nobody here has this address", fmt.Sprintf("%q is not on the panel. Go back to the mail world and use the buttons of somebody who is.", email))
}

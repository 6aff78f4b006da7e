package processfile

import "afterword/internal/note"

// SentNotes are the notes that the file says were sent, without their words: a file keeps
// none.
func (f File) SentNotes() []note.Note {
	var notes []note.Note
	for _, t := range f.Touches {
		notes = append(notes, note.Note{
			ProcessID: f.Process.ID, InterviewID: t.InterviewID, Phase: t.Phase, To: note.Address{Email: t.To}, State: note.Sent, SentAt: t.At, MessageID: t.MessageID,
		})
	}
	return notes
}

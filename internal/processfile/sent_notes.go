package processfile

import "afterword/internal/note"

// SentNotes are the notes that the file says were sent, without their words: a file keeps
// none.
func (f File) SentNotes() []note.Note {
	var notes []note.Note
	for _, t := range f.Touches {
		notes = append(notes, t.Note(f.Process.ID))
	}
	return notes
}

package cli

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"afterword/internal/followup"
	"afterword/internal/interview"
	"afterword/internal/outcome"
)

// The forms of a proof.
const (
	formatCSV = "csv"
	formatPDF = "pdf"
)

func (e *env) export() *cobra.Command {
	var proof, from, to, out string
	var everything, force bool
	c := &cobra.Command{
		Use:   "export --everything -o FILE | --proof csv|pdf [--from DATE] [--to DATE] -o FILE",
		Short: "Take everything along, or a proof of what you did to find work",
		Long: `With --everything export writes all that is stored into one archive (zip): process files,
your notes as mails, what came in, and your settings, without any password or key.

With --proof it writes a proof of your search: each interview that took place and each note
that was sent, with its day, employer, role, person, step and Message-ID. The words of
notes and mails are not in it. Days are those of where you say you are (place under me,
in the process file), else of this machine. Without --from and --to it is this month.`,
		Example: "  afterword export --everything -o afterword.zip\n  afterword export --proof csv --from 2026-11-01 --to 2026-11-30 -o november.csv\n  afterword export --proof pdf -o november.pdf",
		Args:    none,
		RunE: func(c *cobra.Command, _ []string) error {
			switch {
			case everything && (proof != "" || from != "" || to != ""):
				return usagef("--everything has no form and no days: leave --proof, --from and --to away")
			case everything && out == "":
				return usagef("name the archive to write with -o; -o - is standard output")
			case everything:
				return e.exportEverything(c.Context(), out, force)
			case !slices.Contains([]string{formatCSV, formatPDF}, proof):
				return usagef("say what to write: --everything, --proof csv or --proof pdf")
			case out == "":
				return usagef("name the file to write with -o; -o - is standard output")
			}
			first, err := dayFlag("--from", from)
			if err != nil {
				return err
			}
			last, err := dayFlag("--to", to)
			if err != nil {
				return err
			}
			return e.stored(c.Context(), func(s *followup.Service) error {
				p, err := s.ReadProof(c.Context(), followup.Local, first, last)
				if errors.Is(err, followup.ErrProofSpan) {
					return &usageError{err}
				}
				if err != nil {
					return err
				}
				return e.writeProof(p, proof, out)
			})
		},
	}
	c.Flags().StringVar(&proof, "proof", "", "`form` of the proof: csv or pdf")
	c.Flags().StringVar(&from, "from", "", "first `day`, such as 2026-11-01 (default the first of the month of --to)")
	c.Flags().StringVar(&to, "to", "", "last `day` (default today)")
	c.Flags().BoolVar(&everything, "everything", false, "all that is stored, as a zip archive")
	c.Flags().BoolVar(&force, "force", false, "with --everything: replace a file that exists")
	c.Flags().StringVarP(&out, "output", "o", "", "`file` to write")
	return c
}

// dayFlag reads a day; the zero day where none is given.
func dayFlag(flag, text string) (interview.Date, error) {
	if text == "" {
		return interview.Date{}, nil
	}
	d, err := interview.ParseDate(text)
	if err != nil {
		return d, usagef("%s: %w", flag, err)
	}
	return d, nil
}

func (e *env) writeProof(p outcome.Proof, form, out string) error {
	write := p.WriteCSV
	if form == formatPDF {
		write = p.WritePDF
	}
	data, err := inMemory(write)
	var letters *outcome.UnprintableError
	switch {
	case errors.As(err, &letters):
		return &usageError{err}
	case err != nil:
		return err
	case out == "-":
		_, err = e.out.Write(data)
		return err
	}
	kind, begins := "CSV file of this kind", outcome.BeginsCSV
	if form == formatPDF {
		kind, begins = "PDF", beginsPDF
	}
	if err := replaceable(out, kind, begins); err != nil {
		return err
	}
	if err := writeWhole(out, data); err != nil {
		return err
	}
	if e.json {
		return e.printJSON(struct {
			File string `json:"file"`
			From string `json:"from"`
			To   string `json:"to"`
			Rows int    `json:"rows"`
		}{out, p.From.String(), p.To.String(), len(p.Rows)})
	}
	e.paper().line("%s  %s", shown(out), e.paper().dim(plural(len(p.Rows), "line")+", "+p.From.String()+" to "+p.To.String()))
	return nil
}

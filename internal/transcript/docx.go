package transcript

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

const (
	// documentPart is where the text of a Word document stands (ECMA-376 part 1, 11.3.10).
	documentPart = "word/document.xml"
	// maxDocument is how large that part may be when it is unpacked. Markup takes more room
	// than text.
	maxDocument = 8 * MaxText
)

// documentText returns the text of a Word document, a line for each paragraph. No more is
// unpacked than maxDocument, whatever the archive claims.
func documentText(data []byte) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", fmt.Errorf("it begins as a Word document does, but cannot be unpacked: %w", err)
	}
	part, err := archive.Open(documentPart)
	if err != nil {
		return "", errors.New("it is an archive, but no Word document: save the transcript as .docx, .vtt or .txt")
	}
	defer part.Close()
	limited := &io.LimitedReader{R: part, N: maxDocument}
	text, err := paragraphs(limited)
	switch {
	case limited.N == 0:
		return "", fmt.Errorf("it unpacks to more than %d MB: is this the transcript of one interview?", maxDocument>>20)
	case errors.Is(err, errTooLong):
		return "", err
	case err != nil:
		return "", fmt.Errorf("the Word document is damaged: %w", err)
	}
	return text, nil
}

// paragraphs reads the text out of WordprocessingML (ECMA-376 part 1, 17.3).
func paragraphs(r io.Reader) (string, error) {
	in := xml.NewDecoder(r)
	var text strings.Builder
	inText := false
	for {
		token, err := in.RawToken()
		if errors.Is(err, io.EOF) {
			return text.String(), nil
		}
		if err != nil {
			return "", err
		}
		if text.Len() > MaxText {
			return "", errTooLong
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "t":
				inText = true
			case "tab":
				text.WriteByte('\t')
			case "br", "cr":
				text.WriteByte('\n')
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "t":
				inText = false
			case "p":
				text.WriteByte('\n')
			}
		case xml.CharData:
			if inText {
				text.Write(token)
			}
		}
	}
}

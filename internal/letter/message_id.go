package letter

import (
	"encoding/base32"
	"fmt"
	"io"
	"strings"
)

// messageIDBytes is how much randomness a Message-ID gets: 128 bits never meet again.
const messageIDBytes = 16

// NewMessageID returns a new Message-ID, without angle brackets, in the domain of
// address (RFC 5322 section 3.6.4). Its random part comes from random, which must be
// unpredictable: whoever can guess the id can forge a bounce of the note.
func NewMessageID(random io.Reader, address string) (string, error) {
	if err := checkEmail("sender's address", address); err != nil {
		return "", fmt.Errorf("make a Message-ID: %w", err)
	}
	bits := make([]byte, messageIDBytes)
	if _, err := io.ReadFull(random, bits); err != nil {
		return "", fmt.Errorf("make a Message-ID: read random bytes: %w", err)
	}
	left := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(bits)
	domain := address[strings.LastIndexByte(address, '@')+1:]
	return strings.ToLower(left + "@" + domain), nil
}

package letter

import "io"

// NewMessageID returns a new Message-ID, without angle brackets, in the domain of
// address (RFC 5322 section 3.6.4). Its random part comes from random.
func NewMessageID(random io.Reader, address string) (string, error) { panic("to be written") }

// Build returns the RFC 5322 bytes of m, with CRLF line ends.
func Build(m Message) ([]byte, error) { panic("to be written") }

// Parse reads the RFC 5322 bytes of a mail.
func Parse(raw []byte) (Mail, error) { panic("to be written") }

// Classify says what m is to the process that k describes.
func Classify(m Mail, k Known) Kind { panic("to be written") }

package note

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"strings"
	"time"
)

// Approval is a person's yes to one exact note (SPEC.md, promise 1).
type Approval struct {
	Digest string // what was approved, see Note.Digest
	At     time.Time
}

// Digest names exactly what an approval covers: recipient, subject, body, thread parent
// and earliest time. Each part is hashed with its length before it, so that no text can
// move from one part to another under the same digest. It is hexadecimal SHA-256.
func (n Note) Digest() string {
	h := sha256.New()
	part(h, "afterword approval 1")
	part(h, n.To.Name)
	part(h, strings.ToLower(n.To.Email))
	part(h, n.Subject)
	part(h, n.Body)
	part(h, n.Thread.InReplyTo)
	part(h, n.NotBefore.UTC().Format(time.RFC3339Nano))
	return hex.EncodeToString(h.Sum(nil))
}

func part(h hash.Hash, s string) {
	var length [8]byte
	binary.BigEndian.PutUint64(length[:], uint64(len(s)))
	h.Write(length[:])
	h.Write([]byte(s))
}

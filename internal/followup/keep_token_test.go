package followup_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/internal/followup"
	"afterword/internal/store"
)

// TestTheNewestTokenIsKept renews one token on two nodes at once: the one that comes second
// uses what the first one stored.
func TestTheNewestTokenIsKept(t *testing.T) {
	db, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "afterword.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	at := time.Now()
	token := func(name string) followup.Token {
		return followup.Token{Access: "access-" + name, Refresh: "refresh-" + name, Expires: at}
	}
	old := token("old")
	m := followup.Mailbox{Address: "ada@example.org", OAuth: followup.OAuth{ClientID: "c", Token: old}}
	if err := db.Update(t.Context(), followup.Local, func(tx followup.Tx) error { return tx.SaveMailbox(t.Context(), m) }); err != nil {
		t.Fatal(err)
	}
	keep := followup.StoredTokens{Store: db}
	for _, node := range []string{"first", "second"} {
		got, err := keep.ReplaceToken(t.Context(), followup.Local, old, token(node))
		if err != nil || got.Access != "access-first" {
			t.Errorf("%s: got %q and error %v, want the first one's", node, got.Access, err)
		}
	}
	got, err := keep.Token(t.Context(), followup.Local)
	if err != nil || got.Access != "access-first" || got.Refresh != "refresh-first" || !got.Expires.Equal(at.Truncate(time.Millisecond)) {
		t.Errorf("stored is %#v (%v)", got, err)
	}
	if _, err := keep.Token(t.Context(), "nobody"); err == nil {
		t.Error("an account without a mailbox has a token")
	}
	for _, text := range []string{fmt.Sprint(got), fmt.Sprintf("%+v", m), fmt.Sprintf("%#v", got)} {
		if text == "" || strings.Contains(text, "access-") || strings.Contains(text, "refresh-") {
			t.Errorf("a token shows itself: %s", text)
		}
	}
}

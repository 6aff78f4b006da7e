package cli

import (
	"net/url"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"afterword/internal/draftfile"
	"afterword/internal/review"
	"afterword/internal/review/checks"
)

// SARIF 2.1.0 (OASIS Standard, 27 March 2020), as much of it as a review has to say. The
// names of the fields are the standard's. Columns and character offsets count UTF-16 code
// units, byte offsets the bytes of the file; a byte order mark counts in bytes alone.

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool        sarifTool         `json:"tool"`
	Invocations []sarifInvocation `json:"invocations"`
	ColumnKind  string            `json:"columnKind"`
	Newlines    []string          `json:"newlineSequences"`
	Artifacts   []sarifArtifact   `json:"artifacts"`
	Results     []sarifResult     `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version,omitempty"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID         string          `json:"id"`
	Short      sarifText       `json:"shortDescription"`
	Full       sarifText       `json:"fullDescription"`
	Help       sarifText       `json:"help"`
	Default    sarifDefault    `json:"defaultConfiguration"`
	Properties sarifProperties `json:"properties"`
}

type sarifText struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifDefault struct {
	Level string `json:"level"`
}

type sarifProperties struct {
	Tags       []string          `json:"tags,omitempty"`
	Confidence review.Confidence `json:"confidence"`
}

type sarifInvocation struct {
	Successful bool `json:"executionSuccessful"`
	ExitCode   int  `json:"exitCode"`
}

type sarifArtifact struct {
	Location sarifPlace `json:"location"`
	Length   int        `json:"length"`
	MIMEType string     `json:"mimeType"`
	Encoding string     `json:"encoding"`
	Roles    []string   `json:"roles"`
}

type sarifPlace struct {
	URI   string `json:"uri"`
	Index *int   `json:"index,omitempty"`
}

type sarifResult struct {
	RuleID       string             `json:"ruleId"`
	RuleIndex    int                `json:"ruleIndex"`
	Level        string             `json:"level"`
	Message      sarifText          `json:"message"`
	Locations    []sarifLocation    `json:"locations"`
	Fingerprints map[string]string  `json:"partialFingerprints"`
	Suppressions []sarifSuppression `json:"suppressions"`
	Fixes        []sarifFix         `json:"fixes,omitempty"`
	Properties   sarifProperties    `json:"properties"`
}

type sarifLocation struct {
	Physical sarifPhysical `json:"physicalLocation"`
}

type sarifPhysical struct {
	Artifact sarifPlace   `json:"artifactLocation"`
	Region   *sarifRegion `json:"region,omitempty"` // none: the whole file
}

type sarifRegion struct {
	StartLine   int        `json:"startLine"`
	StartColumn int        `json:"startColumn"`
	EndLine     int        `json:"endLine"`
	EndColumn   int        `json:"endColumn"`
	CharOffset  int        `json:"charOffset"`
	CharLength  int        `json:"charLength"`
	ByteOffset  int        `json:"byteOffset"`
	ByteLength  int        `json:"byteLength"`
	Snippet     *sarifText `json:"snippet,omitempty"`
}

type sarifSuppression struct {
	Kind          string `json:"kind"`
	Justification string `json:"justification"`
}

type sarifFix struct {
	Description sarifText     `json:"description"`
	Changes     []sarifChange `json:"artifactChanges"`
}

type sarifChange struct {
	Artifact     sarifPlace         `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion `json:"deletedRegion"`
	Inserted sarifText   `json:"insertedContent"`
}

// fingerprint names how a place is told by its words, so that a later way of telling gets
// another name.
const fingerprint = "afterwordPlace/v1"

func sarifOf(drafts []reviewedDraft) sarifLog {
	run := sarifRun{
		Tool:        sarifTool{sarifDriver{Name: "Afterword", Version: moduleVersion(), Rules: []sarifRule{}}},
		Invocations: []sarifInvocation{{Successful: true}},
		ColumnKind:  "utf16CodeUnits",
		Newlines:    []string{"\r\n", "\n", "\r"},
		Artifacts:   []sarifArtifact{}, Results: []sarifResult{},
	}
	if anyBlocked(drafts) {
		run.Invocations[0].ExitCode = exitBlocked
	}
	rules := map[string]int{}
	for n, c := range checks.All() {
		rules[c.ID] = n
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID: c.ID, Short: sarifText{Text: c.Title + "."}, Full: sarifText{Text: c.Why}, Default: sarifDefault{sarifLevel(c.Severity)},
			Help:       sarifText{Text: c.Why + "\n\nNot so:\n" + c.Bad + "\n\nBut so:\n" + c.Good, Markdown: c.Page()},
			Properties: sarifProperties{[]string{string(c.Group)}, c.Sureness()},
		})
	}
	for n, d := range drafts {
		place := sarifPlace{fileURI(d.path), &n}
		run.Artifacts = append(run.Artifacts, sarifArtifact{
			Location: sarifPlace{URI: place.URI}, Length: d.file.Size(), MIMEType: "text/plain", Encoding: "UTF-8", Roles: []string{"analysisTarget"},
		})
		lines := draftfile.NewLines(d.file.Given)
		for _, f := range d.findings {
			run.Results = append(run.Results, sarifResultOf(d, f, lines, place, rules[f.Check]))
		}
		for _, f := range d.left {
			r := sarifResultOf(d, f, lines, place, rules[f.Check])
			r.Suppressions = []sarifSuppression{{"external", "It is to be left as it is: " + d.path + draftfile.IgnoreSuffix}}
			run.Results = append(run.Results, r)
		}
	}
	return sarifLog{"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", "2.1.0", []sarifRun{run}}
}

func sarifResultOf(d reviewedDraft, f review.Finding, lines *draftfile.Lines, place sarifPlace, rule int) sarifResult {
	ignore, _ := review.IgnoreOf(d.draft, f, time.Time{})
	r := sarifResult{
		RuleID: f.Check, RuleIndex: rule, Level: sarifLevel(f.Severity), Message: sarifText{Text: f.Message},
		Locations:    []sarifLocation{{sarifPhysical{Artifact: place}}},
		Fingerprints: map[string]string{fingerprint: ignore.Digest}, Suppressions: []sarifSuppression{},
		Properties: sarifProperties{Confidence: f.Confidence},
	}
	if span := d.file.Span(f); span.Start < span.End {
		region := regionOf(d.file, lines, span)
		bare := d.file.Bare(span)
		region.Snippet = &sarifText{Text: d.file.Given[bare.Start:bare.End]}
		r.Locations[0].Physical.Region = &region
	}
	for _, s := range f.Suggestions {
		e := d.file.Fix(f, s)
		r.Fixes = append(r.Fixes, sarifFix{
			Description: sarifText{Text: d.file.FixWords(f, s)},
			Changes:     []sarifChange{{place, []sarifReplacement{{regionOf(d.file, lines, e.Span), sarifText{Text: e.Text}}}}},
		})
	}
	return r
}

// regionOf is a span, counted as draftfile.File.Span does, as a region.
func regionOf(f draftfile.File, lines *draftfile.Lines, s review.Span) sarifRegion {
	bare := f.Bare(s)
	r := sarifRegion{CharOffset: bare.StartUTF16, CharLength: s.EndUTF16 - s.StartUTF16, ByteOffset: s.Start, ByteLength: s.End - s.Start}
	r.StartLine, _, r.StartColumn = lines.At(bare.Start)
	r.EndLine, _, r.EndColumn = lines.At(bare.End)
	r.StartLine, r.StartColumn, r.EndLine, r.EndColumn = r.StartLine+1, r.StartColumn+1, r.EndLine+1, r.EndColumn+1
	return r
}

func sarifLevel(s review.Severity) string {
	switch s {
	case review.Block:
		return "error"
	case review.Warn:
		return "warning"
	}
	return "note"
}

// fileURI is a path as a URI reference (RFC 3986); standard input is "stdin".
func fileURI(path string) string {
	if path == "-" {
		return "stdin"
	}
	slashed := filepath.ToSlash(filepath.Clean(path))
	if filepath.IsAbs(path) {
		if !strings.HasPrefix(slashed, "/") {
			slashed = "/" + slashed // a drive letter
		}
		return (&url.URL{Scheme: "file", Path: slashed}).String()
	}
	return (&url.URL{Path: slashed}).String()
}

func moduleVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return ""
}

package api

import (
	"context"
	"net/http"
	"slices"

	"afterword/internal/followup"
	"afterword/internal/processfile"
	"afterword/internal/zone"
)

// ProcessID is the part of a path that names a process. It is exported, as is every type here
// that another embeds, because the description leaves out what is not.
type ProcessID struct {
	Process string `path:"process" maxLength:"64" doc:"Id of the process"`
}

// ListIn asks for one page of a list.
type ListIn struct {
	Cursor string `query:"cursor" maxLength:"200" doc:"Where the last page ended"`
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"25"`
}

type processListJSON struct {
	Processes []SummaryJSON `json:"processes" nullable:"false"`
	Next      string        `json:"next" doc:"Cursor of the next page; empty at the end"`
}

type recordIn struct {
	Body struct {
		ProcessFile processFile `json:"process_file"`
	}
}

type recordedJSON struct {
	Process string   `json:"process" doc:"Its id"`
	New     bool     `json:"new" doc:"False where a process of the same employer and role was updated"`
	Drafts  int      `json:"drafts" doc:"How many notes were drafted"`
	Kept    []string `json:"kept" nullable:"false" doc:"Times that were not taken from the file, and why"`
}

type processFileJSON struct {
	ProcessFile string `json:"process_file" doc:"YAML, as docs/process-file.md explains it"`
}

type placeIn struct {
	ProcessID
	Body struct {
		Who   string `json:"who" minLength:"1" maxLength:"300" doc:"Name or e-mail address of somebody on a panel"`
		Where string `json:"where" maxLength:"300" doc:"A city, a region or a time zone; empty takes it back"`
	}
}

func (s *server) processes() {
	route(s, operation{
		id: "list-processes", method: http.MethodGet, path: "/processes", scope: followup.ScopeRead,
		summary: "List the processes, the latest first",
	}, func(ctx context.Context, account followup.AccountID, in *ListIn) (*answer[processListJSON], error) {
		all, err := s.Service.ListProcesses(ctx, account)
		if err != nil {
			return nil, err
		}
		page, next, err := pageOf(all, in.Cursor, in.Limit, func(v followup.ProcessView) string { return v.ID })
		if err != nil {
			return nil, err
		}
		out := processListJSON{Processes: []SummaryJSON{}, Next: next}
		for _, v := range page {
			out.Processes = append(out.Processes, summaryOf(v))
		}
		return answered(out, nil)
	})
	route(s, operation{
		id: "record-process", method: http.MethodPost, path: "/processes", scope: followup.ScopeWrite, created: true,
		summary: "Record a process, or what is new about one: interviews, panel, debrief, promise, offers",
		more:    "A process of the same employer and role is updated. Drafts that nobody has touched are written anew from the new debrief.",
	}, func(ctx context.Context, account followup.AccountID, in *recordIn) (*answer[recordedJSON], error) {
		f, err := in.Body.ProcessFile.read()
		if err != nil {
			return nil, err
		}
		done, err := s.Service.RecordInterview(ctx, account, f.Process, f.Touches)
		return answered(recordedJSON{done.ProcessID, done.New, done.Drafts, append([]string{}, done.Kept...)}, err)
	})
	route(s, operation{
		id: "show-process", method: http.MethodGet, path: "/processes/{process}", scope: followup.ScopeRead,
		summary: "One process: its interviews, its plan with reasons, its notes",
	}, func(ctx context.Context, account followup.AccountID, in *ProcessID) (*tagged[processJSON], error) {
		v, err := s.Service.ShowProcess(ctx, account, in.Process)
		if err != nil {
			return nil, err
		}
		out := processOf(v)
		version, err := tag(out)
		return &tagged[processJSON]{version, out}, err
	})
	route(s, operation{
		id: "show-process-file", method: http.MethodGet, path: "/processes/{process}/file", scope: followup.ScopeRead,
		summary: "One process as a process file, to change and record again",
	}, func(ctx context.Context, account followup.AccountID, in *ProcessID) (*answer[processFileJSON], error) {
		v, err := s.Service.ShowProcess(ctx, account, in.Process)
		if err != nil {
			return nil, err
		}
		text, err := processfile.Write(fileOf(v))
		return answered(processFileJSON{string(text)}, err)
	})
	route(s, operation{
		id: "place-interviewer", method: http.MethodPut, path: "/processes/{process}/places", scope: followup.ScopeWrite, none: true,
		summary: "Say where an interviewer works: the plan goes by their clock and holidays",
	}, func(ctx context.Context, account followup.AccountID, in *placeIn) (*nothing, error) {
		return &nothing{}, s.Service.PlaceInterviewer(ctx, account, in.Process, in.Body.Who, in.Body.Where)
	})
}

// fileOf is a stored process as a process file has it.
func fileOf(v followup.ProcessView) processfile.File {
	f := processfile.File{Process: v.Process.Process, Touches: v.Touches}
	f.Process.ID = ""
	return f
}

// pageOf is one page of all after the one that cursor names, and the next cursor.
func pageOf[T any](all []T, cursor string, limit int, id func(T) string) (page []T, next string, err error) {
	if cursor != "" {
		i := slices.IndexFunc(all, func(one T) bool { return id(one) == cursor })
		if i < 0 {
			return nil, "", &problem{http.StatusUnprocessableEntity, sayNoCursor}
		}
		all = all[i+1:]
	}
	if len(all) > limit {
		return all[:limit], id(all[limit-1]), nil
	}
	return all, "", nil
}

// read reads the process file that came with a request.
func (f processFile) read() (processfile.File, error) {
	return processfile.Read("process_file", f, zone.Load)
}

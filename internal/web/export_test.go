package web

// Route is a line of the table of the site, for the test that goes through all of it.
type Route struct{ Pattern, Access string }

// Routes is the table of the site that New(o) serves.
func Routes(o Options) (all []Route) {
	for _, r := range newSite(o).routes() {
		all = append(all, Route{r.pattern, string(r.access)})
	}
	return all
}

// SafeNext is where a next leads.
var SafeNext = safeNext

package workdays

import "afterword/internal/interview"

// OfInterview returns the calendar of the interview's region, else of the country of its
// zone, else a plain one.
func OfInterview(in interview.Interview) Calendar {
	if cal, ok := Of(in.Region); ok {
		return cal
	}
	zone := in.Zone
	if zone == "" {
		zone = in.Ends.Location().String()
	}
	country, _ := Country(zone)
	cal, _ := Of(country)
	return cal
}

package grammar

import (
	"strings"

	"afterword/internal/review/dictionary"
)

// measures reports what an amount is of: "ten years makes a difference".
func measures(noun string) bool {
	return oneOf(noun, "seconds minutes hours days weeks months years nights mornings miles metres meters kilometres dollars euros pounds percent kilos litres degrees thirds quarters times")
}

// shortPlurals are those of nouns of three letters: most other words of four that end in s are none.
const shortPlurals = "dogs cats cars kids cows pigs bees boys beds bugs jobs eggs hens ants cups bags keys maps bats bars labs logs pots pans vans toys guns hats legs ears eyes nets jars jugs kits lids nuts oars owls pits pubs rats rods rugs sons taps tins tubs wigs zoos apps bins ewes foes gems ices inks inns jets mugs rams ribs rims"

// plural reports a noun in the plural.
func plural(word string) bool {
	if !strings.HasSuffix(word, "s") {
		switch word {
		case "people", "children", "men", "women", "police":
			return true
		}
		return false
	}
	if len(word) == 4 {
		return oneOf(word, shortPlurals)
	}
	if len(word) < 5 || oneOf(word, "series species physics maths mathematics economics headquarters means thanks sales logistics statistics politics ethics operations devops "+
		"kubernetes diabetes analytics basics pros news times graphics electronics robotics mechanics genetics obstetrics pediatrics paediatrics orthopedics orthopaedics geriatrics aesthetics acoustics "+
		"gymnastics athletics dynamics semantics metrics lens chaos apparatus perhaps always sometimes besides accounts communications savings earnings premises works barracks crossroads") {
		return false
	}
	for _, end := range [...]string{"ss", "us", "is"} {
		if strings.HasSuffix(word, end) {
			return false
		}
	}
	return dictionary.Known(word[:len(word)-1]) || strings.HasSuffix(word, "ies")
}

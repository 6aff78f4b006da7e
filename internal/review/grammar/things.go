package grammar

import (
	"strings"
	"sync"

	"afterword/internal/review"
	"afterword/internal/review/dictionary"
)

// thingNames are nouns that are counted: in the singular they need an article or an owner,
// so "it's place" and "there house" lack one. Words that stand without ("home", "time",
// "work"), and words that are as often verbs or adjectives, are not among them.
const thingNames = `
abbey abstract account address aim airport album alarm ambition ancestor anchor answer antenna apartment appetite apron archive arena arm atmosphere attic attitude audience author
backyard badge balcony ball bag banner bar barn base basement basket battery battle bay beam beak beginning belief bell belly belt bench bike bin blade blanket board boat body boiler bone
bonnet boss bottle boundary bowl box boxer boyfriend brain bridge brother brand breakfast bucket budget building bureau burden button cabin cabinet cable cage cake calendar camera camp
campus candidate canteen captain car card career carrier cart cat catalogue cause ceiling cellar centre century ceo chain chair chairman champion channel chapter character charm chassis
chef chest chief child chimney choir church circle city classroom clause clerk client clinic clock closet cloud club coach coast coat code collar colleague collection college column comfort
committee community competitor component concept condition conscience container contract convention conversation copy corner corridor counter country county couple course court cousin
creator creature crew crop crown culture cupboard curtain customer dashboard database daughter deadline dealer debt deck defect degree department descendant desk destination diagram diary
dictionary dilemma dinner dog donor door dose draft drawer dream driver drum duty ear edge editor editorial effect elbow election element elevator employee employer enemy engine engineer
entrance entry environment envelope episode equipment era event example exhibition exit eye facade face factory failure faith fan farm fate father fault feature fence field file filter
finger flag flat fleet flight floor flower foot forest fork foundation founder frame freezer friend front fuel function fur furnace future gallery garage garden gate gear generator girl
girlfriend glass glory goal governor graph grandfather grandmother ground group guardian guest guide hall hallway hand handle hangar harbor harbour hat helmet glove boot tray pot pan uniform jersey badge head headline heart hill hinge history home
honour hood horizon horn hospital host hotel house household hull idea identity image index industry influence inhabitant injury inn instinct intention interface interior inventor island
item jacket job joint journal journey judge judgement keeper kernel key keyboard kid kingdom kitchen knee knife label laboratory ladder lake lamp landlord language laptop lawn lawyer layout leader
leaf leg legacy legend lens letter lid lifespan limb limit line lion lip list location lock locker logo loss lung lunch machine manager manual manufacturer map market mascot mast master meaning
mechanism member memory menu merit method microphone mill mind minister mission mistake mode model moment monitor monument mood mother motive motor motto mouth museum name neck neighbour
neighbor nest net network node nose notebook novel nurse oath object objective obligation occupant office officer opening opinion opponent orbit orchestra organ origin outcome oven owner
pace package page palace panel parent parliament partner passenger past path patient pattern pavement paw pedal peer pen pencil percentage performer personality perspective petal phase
philosophy phone photo phrase picture pilot pipe pipeline pitch place plan plant plate platform player plot plug pocket poem policy porch port portfolio portrait position potential premise
president pressure price priest princess principal principle problem procedure product profession professor profile program programme project property proposal prototype pupil purpose quarter
queen quest queue quirk radius rank ratio reader realm reason receipt receiver recipe record reef region reign relationship relative religion representative reputation requirement resident
resource result reward rhythm rider rim rival river road robot role roof room root route routine rule runner runway saddle salary sail sample satellite scale scene schedule scheme school scope
score screen script seat secret secretary section sector self sensor sentence server session setting shadow shaft shape shareholder shed shelf shell ship shirt shoe shop shore shoulder shore
shuttle side signal signature sink sister site size skeleton skin skull sleeve slogan society socket son soul sound source spine spirit spokesman spot spouse stability stadium staff stage
stairs standard station statue status statute stem step stomach store story strategy stream street strength structure student studio style subject successor suit suitcase supervisor
supplier surface surgeon switch system table tail talent tank target task taste teacher team technique temper temperature temple tenant tendency terminal territory theatre theme theory thesis
thread threshold throat throne thumb title tongue tool tooth toughness tower town trace tradition trailer trainer trajectory treasure tribe trigger trunk tube turn tutor twin uncle uniform
university user valley value valve van vehicle vein venue version vessel victim viewer village vineyard virtue vision visitor vocabulary voice volume volunteer wallet wall wardrobe warehouse
ferry seagull gull sparrow swallow trick puzzle riddle duck hen sheepdog pony donkey lamb cow pig goat fox hare bee wasp ant spider snail beetle moth butterfly whale shark
printer scanner ticket error bug alert lorry truck tractor crane drill pump valve meter harp piano violin report table chart
foreman apprentice recruiter interviewer receptionist conductor dentist baker gardener farmer pharmacist therapist trainee intern tailor
waist way weakness weapon website weight wheel width wife wing window wire wisdom witness word worker workflow workforce workplace workshop yard zone
`

var thingSet = sync.OnceValue(func() *review.WordSet { return review.NewWordSet(thingNames, nil) })

// IsThing reports a noun that is counted, in the singular.
func IsThing(word string) bool {
	switch word {
	case "home", "code", "breakfast", "dinner", "lunch", "past", "school", "college", "university", "comfort", "stairs", "fuel", "equipment", "stability", "wisdom", "toughness", "hospital", "church", "potential":
		return false // these stand alone, too
	}
	return thingSet().Has(word)
}

// namesOne reports a noun in the singular behind an article: one of thingNames, or any other word of the dictionary that
// is no body of people, no adjective that means many ("the old are"), and has a plural in -s.
func namesOne(noun string) bool {
	if isOneThing(noun) {
		return !oneOf(noun, employers) && !oneOf(noun, bodies)
	}
	if len(noun) < 4 || noun[len(noun)-1] == 's' || oneOf(noun, bodies) || oneOf(noun, neverOne) || verbIn(noun).form == pastForms || verbIn(noun).form == doingForm {
		return false
	}
	switch {
	case strings.HasSuffix(noun, "y") && !vowel(noun[len(noun)-2]):
		return dictionary.Known(noun[:len(noun)-1] + "ies")
	case strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"), strings.HasSuffix(noun, "x"):
		return dictionary.Known(noun + "es")
	}
	return dictionary.Known(noun + "s")
}

// neverOne are words that are many behind "the", or no nouns, though the dictionary has them in -s.
const neverOne = "must may might can could should shall please crowd gang short long new old light dark heavy quick slow regular original particular general special professional public private local final people children women men folk police cattle data media fish sheep others young poor rich sick dead dying wounded elderly good bad wise brave living unemployed few many most more other rest majority minority " +
	"first second third last next former latter best worst three four five seven eight nine five hundred thousand dozen ones whole half quarter back front then here there that this what when where these those which will would " +
	"only also just still even never ever over down away under well very much enough youth offspring aircraft deaf blind press bulk jury board squad choir brass elite laity clergy gentry opposition remainder bunch lot " +
	"british french dutch irish english spanish chinese japanese swiss centre center faculty leadership management side trust " +
	"council ministry house group lab hospital university college parish church charity club union force corps cast troupe duo trio quartet ensemble folks kids guild alliance league association society " + employers

// employers are houses that take on people. They may be many, as a body of people may: "The museum have asked me".
const employers = "clinic practice office kitchen store ward school shop bank museum gallery theatre theater hotel garage factory mill brewery cafe restaurant zoo farm yard harbour harbor port airport airline bakery nursery foundry studio plant refinery embassy chapel mosque temple synagogue library abbey " +
	"station depot cinema opera dairy smithy forge vineyard winery distillery laundry pharmacy surgery hospice shipyard stable circus village town city street nation world country neighbourhood neighborhood newspaper magazine publisher supplier bureau"

// areThings reports the plural of such a noun.
func areThings(word string) bool {
	switch word {
	case "children", "people", "women", "men", "feet", "teeth":
		return true
	}
	if oneOf(word, "shelves lives wives knives leaves notes tests jobs tools plans friends classes orders standups meetings releases shifts hours rooms lessons") {
		return true
	}
	return singular(word, isNamedThing) != ""
}

// isNamedThing reports a noun of thingNames.
func isNamedThing(word string) bool { return thingSet().Has(word) }

// takers are verbs that take a thing and no clause: after "has" or "left" stands something
// that is owned.
const takers = "has have had having left leave leaves leaving lost loses losing took take takes taking gave give gives giving kept keep keeps keeping brought bring brings bringing built build builds " +
	"building opened open opens opening raised raise raises changed change changes changing lead leads led held hold holds paid pay pays did do does doing done wrote write writes writing sold sell sells " +
	"used use uses using put puts putting set sets setting ran run runs running read reads reading made make makes making need needs needed want wants wanted love loves loved enjoy enjoys enjoyed " +
	"serve serves served support supports deserve deserves earned earn earns owns own met meet meets treat treats trained train trains fixed fix fixes moved move moves closed close closes " +
	"cleaned clean checked check checks cut cuts drew draw improve improved improves grew grow grows played play plays reached reach reaches finished finish started start share shared shares " +
	"lose trust trusts value values teach taught call called visit visited following follow followed join joined saw see sees"

// ownedThing reports a noun at words[i] that ends what is said of an owner: "it's place."
func ownedThing(p *prose, i int) bool {
	if i >= len(p.words) || p.owns(i) || p.words[i].Capital || hyphenAfter(p, i) {
		return false
	}
	return p.endsClause(i) || oneOf(p.next(i), prepositions+" needs makes takes goes runs and or but is was were are has have had will would can could that which when where while because so if there here now today yesterday again too as than open best much")
}

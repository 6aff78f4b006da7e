package grammar

import (
	"strings"
	"sync"

	"afterword/internal/review/dictionary"
)

// countedNouns are nouns of countedOne that are no words for somebody.
const countedNouns = `
abbey accent acorn ad address advert advertisement airline airport aisle album allotment ambulance announcement antenna apartment apron aquarium archive area
armchair arrow article asset attachment attic award backpack badge bag bakery balcony ball band banner barge barn barrel basement basket bathroom beam bear beard
bedroom bee beehive bell belt bench bicycle bike bill bin bird biscuit blackboard blanket blog blueprint boatshed boatyard boiler bolt bookcase booking bookshop boot
bottle bottleneck boundary bowl box bracket branch brewery brochure broom bucket bug bulb bump bunch bungalow burden button cab cabinet cable cafe calculator
calendar campaign campervan campsite canal canoe canteen caravan career carousel cart cashbox castle cat catalogue category cathedral ceiling cellar certificate
chapter chart chat chatbot checklist chest chimney chisel chore circle classroom clipboard clock coat column comet concert contest corner corridor cottage counter
couple courtyard cow cradle crane crate crumb crutch cup cupboard curtain cushion dam dashboard database deadline degree demo depot diagram diary dictionary
difference dilemma dinghy diploma discount dish dishwasher ditch doll donkey doorbell doorway dose downside drawer dream drone dryer duck ear earring elbow element
elevator embassy envelope essay estimate event exam excuse exercise expedition eyelid factory faculty fare favourite feature fee fence ferry festival field filter
finger fireplace flag flaw fleet flowerbed folder footbridge footpath forecast forge fork forklift fort foundry fountain fox freezer fridge fuse gadget gallery gap
garage garden gasket gate gauge gazebo gearbox generator gesture gift glasshouse glossary glove goat goose graph greenhouse grid guarantee guideline gutter gym habit
hammer handbook handful handle handshake hangar hat haystack headache headlamp heartbeat hedge helicopter helmet herd highlight hill hint hive hobby hoist hole
hosepipe hospice hostel hotel idea impression inbox incident index inn insect instrument intersection invitation invoice island item jacket jar jetty jeweller jigsaw
job journal journey jug kettle keyboard kiln kiosk kit kitten knife knot laboratory ladder lake lamp lane lantern laptop lathe lawn lawnmower leaflet leak ledger
legend lens lesson lever library licence license lid lifeboat lifeline lighthouse link list loaf lobby locker lodge logbook logo loom loop lorry lottery lunchbox
machine magazine mailbox manual map marquee mask mat mattress medal menu merger method microphone microscope mill minibus miracle mirror mistake mixer model module
monument mortgage motorbike motorway mountain mousetrap mug mural museum napkin neighbourhood nest newsletter nightmare notebook notepad nudge nuisance oar
observatory obstacle oilcan opportunity orchard orchestra outage outcome oven overview package paddle padlock paintbrush pair palace pamphlet pan panel pantry
parachute paragraph parcel parrot parsnip party passport patch path pavement paw payslip permit petition photocopy phrase picture pier pile pillar pillow pipeline
pitch placard plane plaque playground plug plughole poem poll pond pony pool portfolio portrait postbox postcard poster prescription prize problem programme project
projector proposal prototype pub puddle pulley pump puppet puppy purse puzzle pyramid quarry quay queue quiz rabbit radiator raft railing railway ramp recipe reef
refund regatta register remark reminder rental repository reputation restaurant riddle ridge river robot rocket roof rooftop roster rota roundabout rowboat rucksack
rug ruler runway saddle sailboat salon sample sandpit sandwich satellite saucepan saucer sauna scaffold scanner scarecrow scarf scenario scooter scorecard
screwdriver sculpture seatbelt seesaw semicolon seminar sensor sentence server shed sheepdog shelf shipyard shirt shoe shopfront shortage shortcut shortlist shovel
showroom shrine shrub shuttle sidecar signpost situation skateboard sketch skirt sledge slice slogan slope sluice smartphone snack sofa solution spade spanner
sparrow spotlight spreadsheet stadium staircase stall stamp stapler starfish statue stepladder sticker stool stopwatch storeroom storm stove stretcher studio
suggestion suitcase sunflower supermarket survey swan sweater switchboard swivel syllabus symptom system tablecloth tablet tadpole tail tannery tariff teacup team
teapot teaspoon telescope template tent terrace textbook thermometer thesis thimble thread throne ticket timer timetable tip tire toaster toolbox toolkit toothbrush
torch towel tower toy tractor trailer tram transcript trap trapdoor tray tree trick tricycle trip trolley trowel truck trunk tug tunnel turbine turnstile tutorial
typo tyre ultimatum umbrella upgrade vacancy valley valve van vase vault vehicle vest viaduct vineyard visa waistcoat wallet wardrobe washer weakness website wedding
weir whale wheel wheelbarrow wheelchair wheelhouse whistle whiteboard windmill windowsill winery wing woodshed workbench workbook workplace workshop wrench
wristwatch yacht zoo`

// nounsAlone are nouns of countedObject that are no words for somebody.
const nounsAlone = `
answer appointment audition bath bed boat bonus book brand break bridge budget call camera car chance clinic clue coin committee complaint contract copy deal
decision deck driveway example farm glance guard guess hall horse interview kitchen lease letter loan mark market meeting message minute mood name nap network offer
option page person phone photo plan plant plate platform pocket possibility poster presentation product profile question queue quote raise report request result ring
role route row schedule screen seat shower sign song spot street strike swap talk task theme thing toolbox tour van vote walk wall warehouse window`

// countedRoles are words for somebody that need an article as a thing does.
const countedRoles = `
acquaintance accountant actor actress administrator analyst applicant apprentice architect artist assistant astronaut athlete babysitter baker barber barista barman bartender
beekeeper beginner bidder biologist blacksmith boatbuilder bookkeeper boyfriend brewer bricklayer builder butcher buyer caller candidate carer caretaker carpenter
cashier chemist clerk client climber clown coder colleague communicator commuter competitor consultant contractor cook coworker customer cyclist dancer dentist
designer developer dispatcher diver doctor donor driver drummer economist editor electrician employee employer engineer estimator expert farmer ferryman fisherman
fitter flatmate florist foreigner forester freelancer friend gardener gentleman geologist girlfriend glazier goalkeeper grower guest guide hairdresser headhunter
housekeeper immigrant inspector instructor intern interpreter interviewer inventor janitor jeweller joiner journalist juggler keeper lad lady landlord lawyer learner
lecturer librarian lifeguard linguist listener locksmith magician maker man mathematician mechanic mentor merchant metalworker midwife miller miner musician nanny
negotiator neighbor neighbour newcomer novelist nurse nutritionist optician organiser organizer orphan painter paramedic parent passenger pensioner pharmacist
photographer physicist physiotherapist pianist pilot plasterer plumber poet policeman porter postdoc postman potter predecessor professor programmer psychologist
publisher pupil ranger reader receptionist recruiter referee refugee researcher resident retailer reviewer riser roofer runner sailor salesman saleswoman scientist
sculptor seamstress seller shepherd signwriter singer skipper sleeper smith speaker specialist sponsor stockman stonemason storyteller stranger student subcontractor
successor supplier surgeon surveyor swimmer tailor talker teacher technician teenager tenant tester thatcher therapist thinker tiler toddler trainee trainer
translator traveler traveller tutor vendor vet veterinarian villager violinist visitor volunteer waiter waitress walker warden weaver welder widow widower winner
wizard woman woodworker worker writer`

// uniqueRoles are roles that one person may hold alone, and that take no article then: "she was editor of the paper".
const uniqueRoles = "editor clerk caretaker warden inspector guest sponsor artist organiser organizer referee winner porter publisher librarian cook housekeeper lecturer tenant"

// kin are words for somebody of whom one speaks by that alone: "I asked mother".
const kin = `
aunt boss brother captain chef chief coach cousin dad daughter director father foreman grandfather grandmother husband leader manager mother mum nephew niece owner
principal sister son supervisor uncle wife`

// relatives are nouns that stand alone too often, and never before what tells them from others: "a place where".
const relatives = `
company house job man note person place room school way`

// uncountedNouns are those of uncountedNoun: none of them is counted in good English, in any sense.
const uncountedNouns = `
accommodation advice baggage clothing courage electricity equipment evidence feedback fun furniture garbage happiness hardware health homework honesty housework
information jewellery jewelry knowledge laughter luck luggage machinery news paperwork patience progress publicity research rubbish scenery software
stationery traffic`

// countingOf is how a noun is counted.
var countingOf = sync.OnceValue(func() map[string]mark {
	all := make(map[string]mark, 1200)
	for _, list := range [...]struct {
		words string
		marks mark
	}{
		{countedNouns, countedOne | countedObject},
		{nounsAlone, countedObject},
		{countedRoles, countedOne | countedObject | personNoun},
		{kin, personNoun},
		{relatives, countedRelative},
		{partNouns, partNoun},
		{uncountedNouns, uncountedNoun},
	} {
		for w := range strings.FieldsSeq(list.words) {
			all[w] |= list.marks
		}
	}
	return all
})

// countedTails end compounds that are counted as their last part is: "playlist", "boatmaker".
const countedTails = "list shop sheet bag " + tailsOfPersons

// tailsOfPersons are those of words for somebody.
const tailsOfPersons = "maker keeper holder ologist ician builder owner seller"

// isCountedCompound reports a noun that is no other word and ends as one of tails.
func isCountedCompound(fold string, s speech, tails string) bool {
	if len(fold) < 7 || !isPureNoun(s) {
		return false
	}
	for tail := range strings.FieldsSeq(tails) {
		if strings.HasSuffix(fold, tail) && len(fold) >= len(tail)+3 {
			return true
		}
	}
	return false
}

// isPureNoun reports a word that is a noun in the singular and nothing else, by its parts of speech.
func isPureNoun(s speech) bool {
	return s&oneNoun != 0 && s&(manyNoun|anyVerb|adjective|adverb|closedParts) == 0
}

// isPureMany is isPureNoun in the plural.
func isPureMany(s speech) bool {
	return s&manyNoun != 0 && s&(oneNoun|anyVerb|adjective|adverb|closedParts) == 0
}

// pluralOf is the plural of a noun that has one; empty for others.
func pluralOf(noun string) string {
	if noun == "person" {
		return "people"
	}
	if many := manyOf(noun); many != "" && dictionary.Known(many) {
		return many
	}
	return ""
}

package checks

// jobs are the words a job title is headed by; words of one line are taken for the same
// job, for people shorten and vary the title they applied for.
const jobs = `
engineer developer programmer coder dev swe sde sre engineering development
analyst analytics
scientist researcher research
architect
designer design
manager lead head vp director supervisor chief management leader foreman charge superintendent
nurse rn lpn lvn nursing
teacher educator instructor tutor lecturer teaching
physician doctor consultant registrar advisor adviser
locum
surgeon
therapist physiotherapist
pharmacist
technician technologist mechanic fitter installer
welder fabricator
electrician
plumber
carpenter joiner
driver courier trucker
cook chef
waiter waitress server
baker butcher
worker operative labourer laborer
conductor
handler
assembler
roofer
painter
pilot
barista
bartender barkeeper
cashier
accountant bookkeeper controller accounting
auditor
lawyer attorney solicitor counsel associate paralegal
clerk administrator admin assistant secretary receptionist coordinator officer administration
recruiter
librarian archivist curator
editor writer copywriter journalist reporter author
translator interpreter
photographer
marketer marketing
salesperson salesman saleswoman representative rep executive seller sales
buyer purchaser
planner scheduler
trader broker
economist
statistician
actuary
tester qa
dba
strategist
specialist expert generalist
professor
caretaker janitor cleaner
gardener
guard
operator machinist
intern internship trainee apprentice
postdoc fellow
producer
owner
underwriter
dispatcher
estimator
inspector
caregiver carer
midwife
paramedic emt
dentist
hygienist
veterinarian vet
biologist chemist physicist
sommelier
concierge porter doorman valet bellhop
housekeeper chambermaid
steward stewardess purser attendant
bosun boatswain
radiographer
optician optometrist
dietitian nutritionist
psychologist counsellor counselor psychotherapist
surveyor geologist
archaeologist historian
animator illustrator
organist pianist violinist cellist percussionist
choreographer dancer
bricklayer mason stonemason
glazier tiler plasterer
tailor seamstress
scaffolder rigger
forester arborist
brewer distiller
blacksmith
florist
nanny childminder
firefighter
notary bailiff
headteacher headmaster headmistress
phlebotomist
master
stagehand
cartographer
auctioneer
announcer presenter broadcaster
restorer
conservator
tuner
chocolatier confectioner patissier
decorator
upholsterer
jeweller jeweler goldsmith silversmith
watchmaker clockmaker
bookbinder
luthier
builder boatbuilder shipwright
cobbler shoemaker
cutter
finisher polisher
bookseller
groundskeeper greenkeeper
zookeeper keeper
warden ranger
beekeeper
winemaker cellarman vintner
cheesemaker
farrier groom
lifeguard
trainer coach
chaplain
beautician stylist hairdresser barber
masseur masseuse
audiologist
anaesthetist anesthetist
embryologist microbiologist geneticist
meteorologist hydrologist oceanographer
ecologist
agronomist horticulturist
geophysicist
mathematician
astronomer
sculptor
ceramicist
colourist colorist
cinematographer videographer
cameraman camerawoman
gaffer
sonographer
toolmaker
patternmaker
millwright
boilermaker
pipefitter
signaller signalman
stationmaster
shunter
deckhand
stevedore docker
groomer
sorter
picker packer
caterer
hostess
promoter
fundraiser
campaigner
lobbyist
moderator
facilitator
proofreader
typesetter
lexicographer
botanist
pathologist
radiologist
oncologist
cardiologist
neurologist
dermatologist
toxicologist
entomologist
zoologist
sociologist anthropologist
virologist immunologist
osteopath chiropractor
podiatrist
orthodontist
linguist
treasurer bursar
examiner assessor adjudicator
appraiser valuer
adjuster
chauffeur
navigator
grower propagator
breeder shepherd stockman
docent usher
verger sexton
organiser organizer
negotiator mediator arbitrator
signwriter
glassblower
engraver
saddler
thatcher
diver
practitioner
cna
dishwasher
merchandiser
teller
locksmith
fishmonger greengrocer
roaster
driller
undertaker
farmhand
investigator
actor
musician composer
dramaturg playwright
psychiatrist
publicist
puppeteer
storeman storekeeper
telephonist
typist
realtor
collector
croupier
handyman
landscaper
`

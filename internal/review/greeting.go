package review

import (
	"strings"
	"sync"
)

// How people open a letter in other places than England: a greeting is nobody's name. All
// words are folded. Those of more words than one are read two at a time.
const (
	greetingsElsewhere = " oi oie eae opa alo bomdia saludos buenas coucou salve salvete salu sali hoi hoihoi dag goedemorgen goedemiddag goedenavond " +
		"moinsen tach gruezi gruss gruesse servas griass hejsan hejhej hejhopp tjena tja tjenare halla heisann goddag godmorgon godmorgen hae hallo " +
		"saell sael blessadur blessud komdu terve moi moikka moro hyvaa tere tervist labas sveiki sveikas sveiks labdien cau cauko ahoj ahojte nazdar " +
		"dobry zdravo zdravi bok cao caos pozdrav pozdravljeni zivjo zdravstvuyte privet vitayu pryvit witam witaj siema hejka " +
		"szia sziasztok szervusz udv udvozlom kedves tisztelt haliho buna salutare salutari noroc merhaba merhabalar selam selamlar " +
		"shalom salam salaam selamun marhaba ahlan assalamualaikum assalamu namaskar namaskaram namasthe vanakkam pranam adaab " +
		"sawubona sanibonani dumela habari jambo hujambo mambo sannu mhoro molo halo hai mabuhay kumusta sawasdee sabaidee chao annyeong konnichiwa ohayo nihao " +
		"aloha bula talofa malo howdy heya hullo ello gday yo hiho ahoy haia annwyl helo shwmae kaixo epa bondia barev gamarjoba " +
		"kalimera kalispera yassou yasou geia χαιρετε αγαπητοι здравеите привіт вітаю здрастуите доброго здраво добар שלום مرحبا السلام سلام 안녕하세요 你好 您好 "
	twoWordGreetingsElsewhere = "|tena koe|tena korua|kia ora|malo e|talofa lava|bula vinaka|god dag|god morgen|god morgon|god kveld|god kvall|god eftermiddag|godan dag|godan daginn|saell og|dobry den|dobre rano|dobry vecer|dobar dan|dobro jutro|dobra vecer|" +
		"dober dan|dobro utro|dobriy den|buna ziua|buna dimineata|buna seara|hyvaa paivaa|hyvaa huomenta|iyi gunler|iyi aksamlar|kia ora|xin chao|ni hao|egun on|bon dia|bos dias|" +
		"buen dia|boa noite|laba diena|labas rytas|tere paevast|selamat pagi|selamat siang|selamat sore|goeie more|goede middag|goeden dag|dia duit|dia dhuit|a chara|" +
		"gruss gott|gruss dich|gruess gott|gruess dich|gruezi mitenand|jo napot|jo reggelt|jo estet|szep napot|доброго дня|добар дан|добро утро|sat sri|as salamu|salam alaikum|salaam alaikum|mingalar par|"

	// closingsElsewhere open a closing formula.
	closingsElsewhere = " servus servas ciao hej tschuss tschus pfiat mvh hilsen med vanliga venlig vennlig halsningar halsning groetjes groet groeten hartelijke vriendelijke " +
		"pozdrawiam pozdrav pozdravy serdecznie wyrazami udvozlettel udv tisztelettel abraco abracos abrazo saluti distinti cordialmente atenciosamente bises amicalement respectueusement " +
		"saygilarimla saygilarla sevgiler terveisin ystavallisin parhain lugupidamisega pagarbiai cienu slan meas mise arigatou yoroshiku hormat salam " +
		"bonne belle excellente meilleures salutations bisous sinceres buona buone cari schonen schone herzliche herzlich herzlichst lieben alles hartelijk fijne prettige trevlig basta kram knus hilsener feliz boa bom atentos saludo nga naku lep srdacan iyi " +
		"σεβασμο φιλικα ευχαριστω уважением уважение повагою поздрав спасибо 敬具 此致 감사합니다 よろしく شكرا תודה "
)

// isGreeting reports a folded word that opens letters somewhere.
func isGreeting(fold string) bool { return greetingSet().Has(fold) }

// isClosing reports a folded word that a closing formula may start with.
func isClosing(fold string) bool { return closingSet().Has(fold) }

// The longer lists as sets: they are asked about every note.
var (
	greetingSet = sync.OnceValue(func() *WordSet { return NewWordSet(greetings+greetingsElsewhere, nil) })
	closingSet  = sync.OnceValue(func() *WordSet { return NewWordSet(closings+closingsElsewhere, nil) })
	particleSet = sync.OnceValue(func() *WordSet { return NewWordSet(particles, nil) })
	fillerSet   = sync.OnceValue(func() *WordSet { return NewWordSet(salutationFillers, nil) })
)

// startsTwoWordGreeting reports a folded word that begins one of twoWordGreetingsElsewhere.
func startsTwoWordGreeting(fold string) bool { return twoWordOpenings().Has(fold) }

var twoWordOpenings = sync.OnceValue(func() *WordSet {
	var first strings.Builder
	for two := range strings.SplitSeq(strings.Trim(twoWordGreetingsElsewhere, "|"), "|") {
		word, _, _ := strings.Cut(two, " ")
		first.WriteString(word + " ")
	}
	return NewWordSet(first.String(), nil)
})

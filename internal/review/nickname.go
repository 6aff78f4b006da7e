package review

import (
	"strings"
	"sync"
)

// nicknames are sets of given names that one person may go by: before the bar the full
// names, which are never one another's ("Alexander" is not "Alexandra"), after it their
// short forms, folded. What is merely cut short ("Dan" of Daniel) needs no line.
const nicknames = `
abdullah abdulrahman abdelrahman | abdul abdo abed
abhishek abhijit | abhi
abigail | abby gail
abraham avraham | abe avi bram
adrian adriana adrienne | ade
aditya | adi
agnieszka | aga agnes
albert alberta alberto | al bert bertie beto
aleksandr alexander alexandr oleksandr aleksander alexandre alessandro alejandro alexandros | alex aleks sasha sascha shura xander lex sandy sandro sacha olek alek ale alekos
aleksandra alexandra oleksandra alessandra alejandra alexandrina | alex sasha sascha sandy sandra ola ale lexi sacha
aleksei alexei alexey aleksey alexis oleksii oleksiy | alyosha alyosha lyosha alex lex
alfred alfredo alfreda | alf fred fredo
alistair alasdair alastair | al ali
allison alison | ali
amanda | mandy
anastasia anastasiya anastasios | nastya nastia stacy tasos ana
andrew andreas andrea andre andrei andrey andrzej | andy drew andi andrus
angela angelina angelica | angie gela
ann anna anne hanna hannah | annie anya ania anka nan nancy anni asia
anthony antonio antonia antoine antonius anton | tony toni tonio tonho toon ton toño tono
archibald | archie
arthur arturo artur | art artie
augustus augustine agustin | gus
barbara | barb barbie basia babs
beatrice beatriz beatrix | bea bia trixie
benjamin benoit benedict benedikt binyamin | ben benny benji bene
bernard bernhard bernadette bernardo | bernie bernd
birgitta brigitte bridget | gitta gitte bridie biddy
bogdan bohdan | bodya
boris | borya
bradley bradford | brad
calvin | cal
caroline carolyn carolina karolina | carrie caro caz karo
cassandra | cass cassie
catherine katherine kathryn katharine katalin catalina catarina katharina kathleen catriona katarina katerina | kate katie kathy cathy kat kay kati kathi cat cata kit trina katja
cecilia cecile | cece celia
charles carlos karl carl charlotte | charlie chuck chas carlitos carlinhos kalle lottie lotte chaz
chester | chet
christine christina christian christopher kristin kristina kristen kristoffer christoph krzysztof christos cristina cristian kirsten | chris tina kit kris kristy christy christie topher krzysiek krzys stina stine cris
clifford clifton | cliff
concepcion | concha conchita
cornelius cornelis cornelia | neil kees cor conny nelly nel
curtis | curt
cynthia | cindy
daniel danielle daniela danuta | dan danny dani dana
david davide dawid | dave davey davy dudi
deborah debra | deb debbie
dennis denise denis | denny den
dietrich dieter | didi
dimitrios dimitris dmitri dmitry dmitriy dmytro dmitrij | dima mitya mitia dimitri jim mitsos mitja
dolores | lola loli
dominic dominique dominik | dom nick nic domi
donald | don donnie
dorothy dorothea dorota | dot dottie thea dolly
douglas | doug
edgar edwin edmund edward eduardo eduard edvard | ed eddie ted ned teddy edu lalo duda dudu eddy
ekaterina yekaterina kateryna katarzyna aikaterini | katya katia kate kasia katerina katja kat
elaine | lainey
eleanor eleonora leonora | ellie nora nell lena leo
elena yelena olena helena eleni helene | lena leni helen ela nelly hela
elizabeth elisabeth elisabetta elzbieta elisabet isabel | liz lizzie beth betty eliza lisa libby ellie lies liesbeth els elsa betta ela isa bess lilibet liza sissi
emily emma emilia emilie emmanuelle | em emmy milly mila
emmanuel emanuel manuel manuela manoel | manu manny manolo mani
enrique enrico | quique kike rico
ernest ernesto ernst | ernie
esther ester | essie hester
eugene eugenia evgeny evgeni yevgeny yevgeniy evgenia yevgenia evgeniy eugenio | gene zhenya zhenia jenya genia genie
evelyn eva evangeline | evie eve
fatima | fatou fati
fernando fernanda ferdinand | nando fer ferdi nanda
florence florian florentina | flo flori flor
frances francis francesca francisco francisca francesco francois francoise franciszek franziska franz | frank fran frankie paco pancho kiko chico franco checco paca cisco franzi fanny quico xisco
frederick frederic friedrich fredrik frederik frederique federico federica fryderyk | fred freddie fritz freddy fede rick fiete
gabriel gabriella gabrielle gabriela gabriele | gabe gabby gabi gaby
geoffrey jeffrey jeffery | geoff jeff
george georgios georg jorge georgina georgia georges | geordie giorgos yorgos yiorgos georgie jorg jurgen schorsch gina
gerald geraldine gerard gerhard gerardo gerardus | jerry gerry gerd gerrit ger
gillian jillian | gill jill
giovanni gianluca giancarlo | gianni nanni vanni gian
giuseppe giuseppina | peppe beppe pino pippo peppino giusy
gordon | gord
gregory gregor grigory grigori grzegorz gregorio grigoriy | greg grisha grzesiek goyo grzes gregg
guadalupe | lupe lupita
guillermo guilherme guillaume | memo guille gui billy
gwendolyn gwendoline | gwen
harold harald harriet | harry hal hattie
heinrich henrik hendrik henricus henryk | heinz heiner henk harry henri hein rik henry heike
henry henrietta henri | harry hank hal etta
herbert heribert | herb herbie
hildegard | hilde hilda
howard | howie
ibrahim | ibo ibra brahim
ignacio ignatius ignacy | nacho iggy ignasi
ioannis | giannis yannis john yianni
irene irina iryna | rene ira rina irka
isabella isabel isabelle isobel | bella izzy isa belle bel chabela
ivan | vanya vania vanja
jacob jakob jakub yaakov jacobo jacopo giacomo | jake kuba kobi jaap coby cobi jakey
jacqueline | jackie jacqui
jaroslav yaroslav jaroslaw | jarek slava yarik jarda
james jaime | jim jimmy jamie jem
janet jane janice joan joanna joanne jana johanna | jan janey jo joey asia joasia hanna nettie hanneke
jasmine | jas jaz
javier xavier | javi xavi
jennifer | jen jenny jenn
jeremy jeremiah jerome | jerry jem jez remy
jessica | jess jessie
jesus | chucho chus suso
joachim joaquin joao jochen | jochen achim quino jojo joca
john johann johannes johan jan juan jean sean jon janos | jack johnny hans hannes jojo juanito jancsi janusz jens jo
jonathan jonathon | jon jonny jono yoni
joseph josephine josef jose joseba yosef josefina josip jozef yusuf | joe joey jo josie pepe ze pepa zeca jupp sepp yossi seppi joso
joshua | josh
judith judit | judy jude
julia julian juliet juliana yulia yuliya iuliia julie juliane julius | jules yulya yulia jule jul juli julka yula
kenneth | ken kenny
kimberly kimberley | kim kimmy
konstantin konstantinos constantine konstantina constantin kostyantyn | kostya kostas costas kostia dinos dina stan connie costin
krishna krishnan krishnamurthy | krish kittu
lars laurentius | lasse
lawrence laurence lorenzo laurent laurentius lorenz | larry renzo enzo laurie loz lori lenz
leonard leonardo leopold leonid leon | len lenny leo lyonya leni
leslie lesley | les
lillian lilian lily liliana | lil lili
louis louise luis luisa ludwig luigi lodewijk luiz | lou louie lucho gigi lutz lulu lula ludo lewis wiggerl
lucille lucy lucia lucinda lucas luke lukas lukasz | lu luce luca lulu
ludmila lyudmila | luda lyuda mila
madeline madeleine magdalena magdalene | maddie magda lena madge leni mado
malcolm | mal
malgorzata | gosia malgosia
margaret margarete margareta margarita margherita marguerite | maggie meg peggy greta marge grete gretel rita margot daisy mags madge margo gretchen gitta
maria mariya mary marie marija maryam miriam | masha marusya mimi mieke ria molly polly mia maja manya mitzi marika maruska pia mamie mitzi
marjorie marianne mariana marion | marge margie janne
mark marcus marco markus marc marek marcos | marky
martin martina martha marta marcin | marty tina tin mart
matthew matthias matteo mateusz mathieu mateo matias | matt matze teo matti mats mattie mathi
maureen | mo
maximilian maxine maxim maksim maximilien maksym | max maxi maks
melanie melissa melvin | mel melly
mercedes | merche mercy
michael michelle mikhail mykhailo michal miguel mikael michele michaela mihail mihai mikhael micaela michel | mike mick mickey misha mischa mikey michi micha misa miki shelly miguelito mika
mildred milena | millie mila
mitchell | mitch
mohammed muhammad mohamed mohammad mohamad | mo mohd moe hamed mohi
moshe moses moises | moishe moe moi
mustafa | musti
nadezhda nadiya nadia | nadya nadja nadi
natalia natalya nataliya natalie nathalie natalija | nat natasha nata nati natalka nath tasha natascha
nathaniel nathan natan | nate nat
nicholas nikolas nicole nikolai nikolay mykola nikolaos nicolas nikolaus nicola niccolo miklos nikola nicolai nikolaj | nick nicky kolya nikos klaus nico niko nicki claus miki nik nils klaas nic
norman | norm
olga | olya olia olja
oliver olivier olivia | ollie liv livvy oli olli
oksana ksenia xenia | ksyusha ksusha xana oxana
pamela | pam
panagiotis panayiotis | panos takis panagiotis
patricia patrick patrizia patricio | pat patty tricia trish paddy patti pato patsy rick
paul paula pavel pawel pavlo paolo pablo paulo paulina pauline | pasha polly paulie pawelek pavlik
penelope | penny
peter petra pieter piotr petr pyotr petros petro pedro pierre | pete petya piet piotrek petey pepe pit peti pierrot perico petia peet
philip phillip philippa philippe felipe filip philipp | phil pippa pip flip pino lipe
pilar | pili
priscilla priscila | cilla pris
rachel raquel rachael | rach rae
rafael raphael rafaela rafal | rafa raf rafi
rajesh rajendra rajiv rajeev rajkumar rajan | raj raju
ralph raul rolf | ralf
randall randolph | randy
raymond raimund ramon | ray moncho
rebecca rebekah | becky becca bex
reginald reinhold reinhard | reg reggie
richard ricardo riccardo ryszard rikard | rick rich dick ricky richie ric rico rysiek
robert roberta roberto rupert ruprecht robin | rob bob bobby robbie bert bobbie beto rober robi robby bobbi berto
rodney rodrigo roderick | rod rodri roddy
roland rolando | rollie roly rolo
roman romana | roma romek
ronald ronaldo | ron ronnie
rosemary rosalind rosario rosa rosalie | rose rosie charo roz rosi
rudolf rudolph rodolfo | rudi rudy ruedi rolf
russell | russ
salvatore salvador | toto turi salva sal chava
samuel samantha samir | sam sammy
santiago | santi
sarah sara | sally sadie sari
sebastian sebastien bastian sebastiao | seb basti bas seba bastien
sergei sergey serhiy sergiy sergio serge sergej | seryozha serge checo serezha serj
siddharth siddhartha | sid sidd
sidney sydney | sid syd
solomon shlomo | sol shlomi solly
sophia sophie sofia sofya zofia | sonya sonia zosia sonja sophy sofi
stanislav stanislaw stanley stanislaus | stas slava staszek stan stasik
stephen steven stephanie stefan stephan stefanie stefania etienne esteban stefano stefanos szczepan stephane istvan | steve steph stevie steffi steff stef stefek pisti fani steffen
stuart stewart | stu
subramanian subramaniam subramanyam | subbu subra mani
susan suzanne susanne susanna zuzanna susana zsuzsanna | sue susie susi suzy zuza zuzia zsuzsa sanne sanna
svetlana svitlana | sveta lana svieta
sylvia silvia sylvie | syl silvi
tabitha | tabby
tatiana tatyana tetiana tatjana | tanya tania tanja tata
terence terrance terrence | terry tel
theodore theodor theodora fyodor teodor fedor | ted theo teddy dora fedya teo dorek
theresa teresa therese | terry tess tere terri resi tessa teresita
thomas tomas tomasz tommaso thomasina | tom tommy tomek maso thom tomi
timothy timofey timothee timotheus | tim timmy tima timo
tobias | tobi toby
ulrich ulrike ulrika | uli ulli rike ulla utz
valerie valeria valery valentin valentina valentine | val vale lera valya valera tina vali
vanessa | nessa ness
vasily vasileios vasili vasyl | vasya vasilis bill vassilis vasia
venkataraman venkatesh venkateswaran | venkat venky
veronica veronika veronique | ronnie vera vero nika roni
victor viktor victoria viktoria viktoriya vittorio | vic vicky tori vitya vika vick viki toya
vikram vikas | vik vicky
vincent vincenzo vicente wincenty | vince vinny enzo vinnie vicen cenzo
virginia | ginny ginger gina
vitaly vitali vitaliy | vitalik vitya
vladimir volodymyr wladimir vladislav wladyslaw vladislava | vova volodya vlad vladi wladek slava volodia
vyacheslav viacheslav | slava
walter walther gualtiero | walt wally
wilfred wilfried | wilf wilfi
wilhelm willem guglielmo wilhelmina | wim willi willy pim helmut mina willem
william | bill will billy liam willy wills willie
winifred | winnie
wojciech | wojtek wojtas
wolfgang | wolf wolfi
yitzhak isaac itzhak | itzik ike izzy
yuri yury yuriy iurii yurii | yura iura yurko
zachary zachariah zacharias | zach zack zac
lillian lilian liliana | lily
lucinda cynthia | cindy
madeline madeleine magdalena | maddy mady
margaret margarethe margarete | maisie grete
matilda mathilda | tilly tilda
arabella isabella annabella | bella
melissa | missy lissa
montgomery | monty
octavia octavian | tavi
oscar oskar | ozzie oz
padraig patrick padraic padhraic | paddy pat
percival persephone | percy
peregrine | perry
phoebe | fee
rebecca rebekah | becks
rosamund rosamond rosalyn | roz ros rosie
rosemary rosemarie | romy
rupert | rupe
siobhan | shiv shivvy
sinead | shin
susannah susanna | sukie suki susie sue
barnaby barnabas | barney
ursula | ulla uschi ursi
winifred winfried | freddie
babatunde | tunde
adebayo | bayo
khadija khadijah | dija
isadora theodora | dora
olufunmilayo funmilayo | funmi
tadeusz | tadek tadzio
andrzej | jedrek
jerzy | jurek
ewelina | ewa ewka
mariusz | mariuszek
consuelo | chelo
refugio | cuca cuco
socorro | coco
mercedes | meche
gilberto humberto norberto adalberto | beto
joaquim joaquin | quim quino
joao | joaozinho
domenico domingo | mimmo mingo
francesca francisca | checca chess paca
galina halina | galya hala
siegfried sigrid | sigi siggi
gerlinde sieglinde | linde
bartholomaus bartholomew | bartl bart
ruaridh ruairidh ruairi ruari | rory
eilidh eleanor | ellie
caoimhe | keeva kiva
seamus | shay shea
diarmuid | dermot
tadhg | tim
bernat | bernie
zainab zaynab | zee
deborah debra | debs
elizabeth elisabeth | betsy
alasdair alistair alastair | ally
ezekiel ezequiel | zeke
amelia emilia camilla | millie milly
hermione | minnie
hugh hugo | hughie
padmanabhan padmanabha | paddy
rajalakshmi rajeshwari | raji
bhuvaneshwari bhuvaneswari | bhuvana
zbigniew | zbyszek zbych
`

// form is a set of nicknames and whether a name is a full one in it.
type form struct {
	set    int
	full   bool
	begins nameBits // of all names of the set
}

// nicknameForms maps a folded given name to the sets it is in.
var nicknameForms = sync.OnceValue(func() map[string][]form {
	forms := map[string][]form{}
	for n, line := range strings.Split(nicknames, "\n") {
		full, begins := true, nameBits{}
		for name := range strings.FieldsSeq(line) {
			if name != "|" {
				begins.add(name)
			}
		}
		for name := range strings.FieldsSeq(line) {
			if name == "|" {
				full = false
				continue
			}
			forms[name] = append(forms[name], form{n, full, begins})
		}
	}
	return forms
})

// mayBe reports whether a folded word is a short or the full form of a given name of p.
// One letter's difference is rather a slip ("Sara" is not Sarah, "Bob" is not Rob), unless
// the name is on record in full and the other is its short form: "Pete", "Olya".
func (p *Person) mayBe(fold string) bool {
	may := false
	for i := range p.forms {
		may = may || p.forms[i].begins.may(fold)
	}
	if !may {
		return false
	}
	for _, f := range nicknameForms()[fold] {
		for _, own := range p.forms {
			if f.set == own.set && !(f.full && own.full) {
				return own.full && len(p.As) == 0 || !p.nearlyHas(fold)
			}
		}
	}
	return false
}

// nearlyHas reports a word one slip away from what the person is called.
func (p *Person) nearlyHas(fold string) bool {
	return Distance(fold, p.Given().Fold, 1) <= 1 || len(p.As) > 0 && Distance(fold, p.As[0].Fold, 1) <= 1
}

// HasFormOf reports a folded word that is the name of p as others spell or say it, though nobody who
// is called one is called the other: "thomas" for Tomasz, "margaret" for Marguerite.
func (p *Person) HasFormOf(fold string) bool {
	given := p.Given().Fold
	if len(p.forms) == 0 || given == "" || given == fold || given[0] != fold[0] || p.Answers(fold) {
		return false
	}
	for _, f := range nicknameForms()[fold] {
		for _, own := range p.forms {
			if f.set == own.set && f.full && own.full {
				return true
			}
		}
	}
	return false
}

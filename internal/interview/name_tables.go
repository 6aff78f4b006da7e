package interview

import (
	"strings"
	"sync"
)

// What names are made of. Every list is read once; case does not count.

// suffixes follow a name without being part of it.
const suffixes = "jr sr ii iii iv phd md mba msc bsc esq cpa pe obe frs rn"

// particles begin a family name.
const particles = "van von der den de del della di da dos das do du la le el al bin binti bint ibn ter ten zu zur zum af av ben st. st ó o' mac"

// familiesWrittenFirst are common family names of languages that write them first, and
// that hardly anybody has as a given name. A name that begins with one and does not end
// with another is taken to be in that order.
const familiesWrittenFirst = `
zhang wang chen zhao huang zhou liu xu zhu guo luo zheng xie feng deng yang liang cao peng zeng xiao jiang choi jeong yoon
tanaka suzuki sato takahashi watanabe yamamoto nakamura kobayashi yamada sasaki yamaguchi matsumoto inoue kimura hayashi
shimizu yamazaki ikeda hashimoto ishikawa ogawa okada hasegawa fujita maeda murakami fujii saito yoshida sakamoto fukuda
nishimura takeuchi nakajima nakagawa harada tamura ishii ueda morita kojima miyazaki shibata yokoyama miyamoto takagi taniguchi
maruyama fujimoto takeda murata sugiyama otsuka matsui iwasaki sakurai kinoshita noguchi nomura kikuchi sugimoto onishi
nagy kovács kovacs szabó szabo tóth toth horváth horvath varga németh nemeth farkas lakatos takács takacs juhász juhasz mészáros
meszaros szűcs szucs szilágyi szilagyi fekete`

const vietnameseFamilies = "nguyen nguyễn tran trần pham phạm hoang hoàng phan vu vũ dang đặng bui bùi huynh huỳnh duong dương ngo ngô truong trương đỗ lê"

// koreanFamilies come first before two syllables; before anything else they may be given
// names ("Kim Johnson").
const koreanFamilies = "kim lee park pak choi jung jeong chung kang cho yoon jang lim shin seo kwon hwang ahn song han oh bae baek nam yoo yu moon noh ko son hong"

// eitherWay are family names of China that are given names elsewhere or there.
const eitherWay = "li lin ma hu he lu song tang du ye wei su ding ren yao gao sun wu ning jia tan fan jin shi bai mo"

// givenLast are given names of Japan and Hungary: at the end of a name they hint that the
// family name came first.
const givenLast = `
taro jiro ichiro hiroshi kenji kenta takashi yuki yuko yuka akira akiko keiko yoko naoko tomoko makoto satoshi takeshi hiroko
haruto haruki haruka sakura yui aoi ren sota yuto daiki naoki kazuki kaori megumi ayumi emi mai rina misaki shinji koji yuji
ryo ryota sho shota daisuke kazuo masao hideo yoshio noriko michiko sachiko
péter peter istván istvan lászló laszlo józsef jozsef jános janos zoltán zoltan sándor sandor gábor gabor ferenc attila tamás zsolt
tibor csaba imre lajos györgy gyorgy balázs balazs gyula mihály károly béla bela ádám krisztián miklós katalin ilona erzsébet
ágnes agnes ildikó krisztina eszter réka dóra judit zsuzsa zsófia zsofia`

// Initials and finals make up the syllables of pinyin.
const (
	pinyinInitials = "b p m f d t n l g k h j q x zh ch sh r z c s y w"
	pinyinFinals   = "a o e i u ai ei ao ou an en ang eng ong ia ie iao iu ian in iang ing iong ua uo uai ui uan un uang ue er"
)

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

var (
	suffixSet       = sync.OnceValue(func() map[string]bool { return setOf(suffixes) })
	particleSet     = sync.OnceValue(func() map[string]bool { return setOf(particles) })
	writtenFirstSet = sync.OnceValue(func() map[string]bool { return setOf(familiesWrittenFirst) })
	vietnameseSet   = sync.OnceValue(func() map[string]bool { return setOf(vietnameseFamilies) })
	koreanSet       = sync.OnceValue(func() map[string]bool { return setOf(koreanFamilies) })
	eitherWaySet    = sync.OnceValue(func() map[string]bool { return setOf(eitherWay) })
	givenLastSet    = sync.OnceValue(func() map[string]bool { return setOf(givenLast) })
	// syllableSet are the syllables of pinyin, and some that are none.
	syllableSet = sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for final := range strings.FieldsSeq(pinyinFinals) {
			set[final] = true
			for initial := range strings.FieldsSeq(pinyinInitials) {
				set[initial+final] = true
			}
		}
		return set
	})
)

func isSuffix(w string) bool {
	return suffixSet()[strings.ToLower(strings.ReplaceAll(strings.TrimSpace(w), ".", ""))]
}

func isParticle(w string) bool { return particleSet()[strings.ToLower(w)] }

func isFamilyFirst(w string) bool { return writtenFirstSet()[strings.ToLower(w)] || isVietnamese(w) }

func isVietnamese(w string) bool { return vietnameseSet()[strings.ToLower(w)] }

func isKorean(w string) bool { return koreanSet()[strings.ToLower(w)] }

func isEitherWay(w string) bool { return eitherWaySet()[strings.ToLower(w)] }

// isPinyinLike reports a word of one or two syllables of pinyin.
func isPinyinLike(w string) bool {
	w = strings.ToLower(w)
	if len(w) > 12 {
		return false
	}
	if syllableSet()[w] {
		return true
	}
	for at := 1; at < len(w); at++ {
		if syllableSet()[w[:at]] && syllableSet()[w[at:]] {
			return true
		}
	}
	return false
}

// areSyllables reports two short parts with a hyphen, the second in small letters or both
// of at most four: "Min-jun", "Ji-Woo".
func areSyllables(w string) bool {
	first, second, hyphened := strings.Cut(w, "-")
	if !hyphened || first == "" || second == "" || len(first) > 6 || len(second) > 6 {
		return false
	}
	return second == strings.ToLower(second) || len(first) <= 4 && len(second) <= 4
}

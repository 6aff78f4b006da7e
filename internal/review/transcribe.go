package review

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// transcription says what can be told of a word in another script than a person's name.
type transcription int

const (
	notThem transcription = iota
	cannotTell
	surelyThem
)

// script is the part of Unicode a word is written in, as far as names need it.
type script int

const (
	latin script = iota
	greek
	cyrillic
	eastAsian
	otherScript
)

func scriptOf(fold string) script {
	r, _ := utf8.DecodeRuneInString(fold)
	switch {
	case r < 0x370:
		return latin
	case r < 0x400:
		return greek
	case r < 0x530:
		return cyrillic
	case isCJK(r), r >= 0xAC00 && r <= 0xD7A3:
		return eastAsian
	}
	return otherScript
}

// transcribed compares a word with a name in another script. In one and the same script
// there is nothing to transcribe, and the answer is notThem.
func (p *Person) transcribed(fold string) transcription {
	if fold == "" || len(p.Names) == 0 {
		return notThem
	}
	from, best := scriptOf(fold), notThem
	if scriptOf(p.Names[0].Fold) == from {
		return notThem // nearly always
	}
	var buffer [longestSkeleton]byte
	mine := buffer[:0] // the skeleton of fold
	for _, list := range [...][]NameWord{p.Names, p.As} {
		for i, w := range list {
			to := scriptOf(w.Fold)
			if to == from {
				return notThem // the name is known in this script
			}
			switch {
			case from == otherScript || to == otherScript || from == eastAsian && to != latin || to == eastAsian && from != latin:
				best = max(best, cannotTell)
			case from == eastAsian:
				best = max(best, reads(fold, w.Fold, p.Names))
			case to == eastAsian:
				best = max(best, readsBack(list[i:], fold))
			default:
				if len(mine) == 0 {
					mine = appendSkeleton(mine, fold)
				}
				theirs := w.skeleton
				if theirs == "" {
					theirs = skeleton(w.Fold)
				}
				if string(mine) == theirs || from != latin && p.mayBe(latinLetters(fold)) {
					return surelyThem
				}
				if Distance(string(mine), theirs, 1) <= 1 {
					best = cannotTell // "Пётр", Pyotr
				}
			}
		}
	}
	return best
}

// reads compares one Chinese or Korean word with a word of a name in Latin letters. A
// family name that is known, and is not the one of a name that has a known one, is sure.
func reads(fold, name string, names []NameWord) transcription {
	r, _ := utf8.DecodeRuneInString(fold)
	spelt, known := readings()[r]
	if !known {
		return cannotTell
	}
	for _, s := range spelt {
		if s == name || strings.HasPrefix(name, s) && syllables()[name[len(s):]] || strings.HasSuffix(name, s) && syllables()[name[:len(name)-len(s)]] {
			return surelyThem
		}
	}
	for _, n := range names {
		if syllables()[n.Fold] {
			return notThem // a Chinese or Korean name, and another one
		}
	}
	return cannotTell
}

// readsBack compares a word in Latin letters with a name from list[0] on.
func readsBack(list []NameWord, fold string) transcription {
	best := notThem
	for _, w := range list {
		joined := 0 // how many bytes of fold the characters before have read
		for _, r := range w.Fold {
			spelt, known := readings()[r]
			if !known {
				return cannotTell
			}
			at := 0
			for _, s := range spelt {
				switch {
				case s == fold:
					return surelyThem
				case strings.HasPrefix(fold[joined:], s):
					at = joined + len(s)
				}
			}
			if at == len(fold) {
				return surelyThem
			}
			joined = at
		}
	}
	return best
}

// skeleton spells a folded word with the few Latin letters that all ways to transcribe
// Cyrillic and Greek share: "Юлия", "Yuliya" and "Julia" come out the same.
func skeleton(fold string) string {
	var buffer [longestSkeleton]byte
	return string(appendSkeleton(buffer[:0], fold))
}

// longestSkeleton is how many bytes the skeleton of nearly every word has at most.
const longestSkeleton = 64

// appendSkeleton appends the skeleton of a word to out, which is empty.
func appendSkeleton(out []byte, fold string) []byte {
	s := latinLetters(fold)
	for i := 0; i < len(s); {
		letters, n := s[i:i+1], 1
		for _, pair := range sameSounds {
			if s[i] == pair[0][0] && strings.HasPrefix(s[i:], pair[0]) {
				letters, n = pair[1], len(pair[0])
				break
			}
		}
		for k := range len(letters) {
			if len(out) == 0 || out[len(out)-1] != letters[k] { // letters twice are a matter of taste
				out = append(out, letters[k])
			}
		}
		i += n
	}
	return out
}

// sameSounds are letters for the same sound, and the way of them that a skeleton takes. Of
// several that a word may go on with, the first counts.
var sameSounds = [...][2]string{
	{"shch", "sh"},
	{"sch", "sh"},
	{"kh", "h"},
	{"tch", "ch"},
	{"zh", "j"},
	{"ye", "e"},
	{"je", "e"},
	{"yo", "o"},
	{"io", "o"},
	{"jo", "o"},
	{"x", "ks"},
	{"ck", "k"},
	{"tz", "c"},
	{"ts", "c"},
	{"w", "v"},
	{"y", "i"},
	{"j", "i"},
	{"ph", "f"},
	{"ou", "u"},
	{"q", "k"},
	{"'", ""},
}

// latinLetters writes a folded word with Latin letters, one way.
func latinLetters(fold string) string {
	if isASCII(fold) {
		return fold
	}
	if scriptOf(fold) == greek {
		fold = greekPairs().Replace(fold)
	}
	var b strings.Builder
	for _, r := range fold {
		if s, ok := letters()[r]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// greekPairs are two Greek letters for one sound.
var greekPairs = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("ου", "u", "αυ", "av", "ευ", "ev", "μπ", "b", "ντ", "d", "γκ", "g", "γγ", "g", "τζ", "dz")
})

// letters are the Cyrillic and Greek letters, folded, as they are mostly transcribed.
var letters = sync.OnceValue(func() map[rune]string {
	table := map[rune]string{}
	for pair := range strings.FieldsSeq("а=a б=b в=v г=g ґ=g д=d е=e є=e ж=zh з=z и=i і=i ї=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch " +
		"ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ђ=dj ј=y љ=l њ=n ћ=c џ=dz ў=u " +
		"α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=ks ο=o π=p ρ=r σ=s τ=t υ=y φ=f χ=ch ψ=ps ω=o") {
		letter, latin, _ := strings.Cut(pair, "=")
		r, _ := utf8.DecodeRuneInString(letter)
		table[r] = latin
	}
	return table
})

// readingList are characters of Chinese and Korean names with the ways they are written in
// Latin letters: pinyin first, then what people from elsewhere use.
const readingList = `
王=wang,wong 李=li,lee,lei 张張=zhang,cheung,chang 刘劉=liu,lau,liew 陈陳=chen,chan,tan,tran 杨楊=yang,yeung 黄黃=huang,wong,ng 赵趙=zhao,chiu,chao
吴吳=wu,ng 周=zhou,chow,chou 徐=xu,tsui,hsu 孙孫=sun,suen 马馬=ma,mah 朱=zhu,chu 胡=hu,wu 郭=guo,kwok,kuo 何=he,ho 林=lin,lam,lim 罗羅=luo,law,lo
高=gao,ko,go 郑鄭=zheng,cheng,tay 梁=liang,leung,leong 谢謝=xie,tse,hsieh 宋=song,sung 唐=tang,tong 许許=xu,hui,hsu,koh 韩韓=han,hon 冯馮=feng,fung
邓鄧=deng,tang,teng 曹=cao,cho,tsao 彭=peng,pang 曾=zeng,tsang,tseng 肖萧蕭=xiao,siu,hsiao 田=tian,tin 董=dong,tung 袁=yuan,yuen 潘=pan,poon,phan
于余=yu,yue 蒋蔣=jiang,cheung,chiang 蔡=cai,choi,tsai,choy,chua 杜=du,to,tu 叶葉=ye,yip,yeh 程=cheng,ching 苏蘇=su,so,soh 魏=wei,ngai 吕呂=lu,lui,lyu
丁=ding,ting 任=ren,yam,jen 沈=shen,sum 姚=yao,yiu 卢盧=lu,lo 姜=jiang,kang 崔=cui,choi 钟鍾=zhong,chung 谭譚=tan,tam 陆陸=lu,luk 汪=wang,wong
范=fan 金=jin,kim,gim,kam 石=shi,shek 廖=liao,liu 贾賈=jia,ka 夏=xia,ha,hsia 方=fang,fong 白=bai,pak,pai 邹鄒=zou,chow 孟=meng,mang 熊=xiong,hung
秦=qin,chun 邱=qiu,yau,chiu 江=jiang,kong,chiang 尹=yin,wan 薛=xue,sit 段=duan 雷=lei,lui 侯=hou,hau 龙龍=long,lung 史=shi,sze 陶=tao,to 黎=li,lai
贺賀=he 顾顧=gu,ku,koo 毛=mao,mo 龚龔=gong,kung 邵=shao,shiu 万萬=wan,man 钱錢=qian,chin,chien 严嚴=yan,yim 武=wu,mo 戴=dai,tai 莫=mo,mok 孔=kong,hung
伟偉=wei,wai 芳=fang,fong 娜=na 敏=min,man 静靜=jing,ching 丽麗=li,lai 强強=qiang,keung 磊=lei 军軍=jun,kwan 洋=yang 勇=yong,yung 艳艷=yan 杰傑=jie,kit 娟=juan
涛濤=tao,to 明=ming 超=chao,chiu 秀=xiu,sau 霞=xia,ha 平=ping 刚剛=gang,kong 英=ying 华華=hua,wah 建=jian,kin 国國=guo,kwok 文=wen,man 晓曉小=xiao,siu
志=zhi,chi 红紅=hong,hung 玉=yu,yuk 春=chun 海=hai,hoi 梅=mei,mui 雪=xue,suet 婷=ting 慧=hui,wai 欣=xin,yan 宇=yu 浩=hao,ho 鹏鵬=peng,pang 飞飛=fei 波=bo
斌=bin 辉輝=hui,fai 健=jian,kin 俊=jun,chun 佳=jia,kai 琳=lin,lam 莉=li 萍=ping 兰蘭=lan 云雲=yun,wan 莹瑩=ying 雅=ya,nga 思=si,sze 雨=yu 晨=chen 阳陽=yang
子=zi,tsz 天=tian,tin 美=mei,mi
김=kim,gim 이=lee,yi,rhee,i 박=park,pak,bak 최=choi,choe 정=jung,jeong,chung,joung 강=kang,gang 조=cho,jo 윤=yoon,yun 장=jang,chang 임=lim,im,rim 한=han 오=oh,o
서=seo,suh 신=shin,sin 권=kwon,gwon 황=hwang 안=ahn,an 송=song 전=jeon,jun 홍=hong 유=yoo,yu,ryu 고=ko,go 문=moon,mun 양=yang 손=son,sohn 배=bae,pae 백=baek,paik 허=heo,hur
남=nam 심=shim,sim 노=noh,no,roh 하=ha 곽=kwak 성=sung,seong 차=cha 주=joo,ju 우=woo,u 구=koo,gu,ku 민=min 류=ryu,yoo
`

var readings = sync.OnceValue(func() map[rune][]string {
	table := map[rune][]string{}
	for entry := range strings.FieldsSeq(readingList) {
		characters, spelt, _ := strings.Cut(entry, "=")
		for _, r := range characters {
			table[r] = strings.Split(spelt, ",")
		}
	}
	return table
})

// syllables are all readings: what a name in Latin letters consists of when it is Chinese
// or Korean.
var syllables = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, spelt := range readings() {
		for _, s := range spelt {
			set[s] = true
		}
	}
	return set
})

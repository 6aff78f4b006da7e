package checks

import (
	"sync"

	"afterword/internal/review"
)

// familyNames are common family names of places where the family name comes first.
const familyNames = `
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin luo gao zheng liang xie song tang deng han feng cao
peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao kim lee park choi jung jeong kang cho
yoon jang lim shin seo kwon hwang ahn nguyen tran le pham hoang phan vu vo dang bui do ho ngo duong ly nagy kovacs toth szabo
horvath varga kiss molnar nemeth farkas sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato
`

var familyNameSet = sync.OnceValue(func() *review.WordSet { return review.NewWordSet(familyNames, nil) })

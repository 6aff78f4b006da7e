package checks

// tactIdiom is a choice that meetings of tact share; empty for a name that there is none of.
func tactIdiom(name string) string {
	switch name {
	case "me":
		return "(i|i'm|i've|i'd|i'll|me|my|myself|mine)"
	case "you":
		return "(you|you're|you've|you'd|you'll|your|yours)"
	case "open": // what leaves a choice
		return "(if|unless|whether|would|i'd|could|might|may|hope|hoping|hopefully|perhaps|maybe|possible|possibility|chance|opportunity|prospect|imagine|potential|wish|idea)"
	case "task":
		return "(question|questions|puzzle|task|tasks|exercise|exercises|problem|prompt|test|tests|case|case study|assignment|scenario|challenge|wording|phrasing|brief|quiz|example|instructions|whiteboard|riddle|interview|what you asked)"
	case "failed":
		return "(couldn't|could not|wasn't able|was not able|unable|failed|fail|failing|stumbled|stumble|rambled|blank|blanked|froze|frozen|struggled|struggle|fumbled|got stuck|stuck|wrong|badly|poorly|worse|weak|weakly|bad|mess|messed|mistake|mistakes|error|errors|confused|went wrong|missed|missed it|slow|slowly|suffered|below|unconvincing|performance|perform|performed|not my best|at my best|think straight|mixed up|slipped|silent)"
	case "cause":
		return "(because|since|due|owing|as|why|reason|explains|explain|caused|therefore|hence|so|thanks|blame|account|result|made|meant|led|only)"
	case "nobody":
		return "(nobody|no one|none|never|hardly anyone|hardly anybody|not one|neither|without anyone|didn't|did not|wasn't|was not|weren't|haven't|hadn't|don't)"
	case "elsewhere":
		return "(another|elsewhere|somewhere else|someone else|somebody else|competitor|competitors|rival|different (company|firm|employer|organisation|organization|team|place|hospital|school)|other (company|firm|employer|organisation|organization|team|place|side|companies|firms|employers|organisations|organizations|places|party|shop|hospital|school|studio|agency)|second (company|firm|employer)|former (colleague|boss|employer|manager)|competing|meantime|meanwhile|two|three|several|headhunter)"
	case "past": // stories of long ago
		return "(ago|years|once|back then|at the time|used to|last year|when i was|in my first|in my last|customer|customers|client|clients|patient|patients|supplier|suppliers|students|tenant|tenants|users)"
	case "silent":
		return "(no|without|never|nothing|not|none|hardly|lack|lacking|absence|haven't|didn't|hasn't|wasn't|nobody|zero|neither|yet to|not even|no one)"
	case "reply":
		return "(answer|answers|answered|reply|replies|replied|response|responses|respond|responded|word|news|feedback|update|updates|call|called|sign|acknowledgement|line|decision|reaction|message|heard|hear|written|informed|told|contacted|contact|notice|rejection)"
	case "gentle":
		return "(no hurry|no rush|no problem|no pressure|no need|happy to|glad to|gladly|patient|patience|whether|may i|could you|is there|understand|perhaps|may have|might have|take your time|fine with me|don't mind|do not mind)"
	case "money":
		return "(offer|offers|number|numbers|figure|figures|salary|package|pay|pays|paying|terms|bid|bids|gap|price|sum|amount|rate|compensation|wage|dollars|euros|pounds|money|conditions|budget|bonus)"
	case "belief":
		return "(assume|assuming|presume|suppose|take it|take for granted|taking for granted|trust|expect|expecting|conclude|count on|counting on|rely on|consider|guess|sure|certain|confident|convinced|know|no doubt|positive|clear|obvious|believe|obviously|surely|certainly|clearly|naturally)"
	}
	return ""
}

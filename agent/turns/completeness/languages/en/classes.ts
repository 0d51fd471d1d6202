/**
 * Closed classes of words after Quirk et al., A Comprehensive Grammar of the English Language (1985).
 */
export const CLASSES = {
  answer:
    'yes yeah yep yup no nope nah okay ok sure right correct exactly alright great perfect good fine absolutely definitely hello hi hey thanks bye goodbye awesome cool wonderful certainly true nothing stop never maybe oh ah',
  yes: 'yes yeah yep yup no nope sure course nah',
  filler: 'um uh umm uhh uhm er erm hmm hm mm',
  article: 'a an the every each another',
  possessive: 'my our your their its whose',
  determiner: '<article> <possessive> his her this that these those some any no',
  nominative: 'i he she we they',
  subject: '<nominative> you it there',
  pronoun: '<subject> me him her us them this that these those one everything something anything',
  be: 'am is are was were',
  modal: 'can could will would should may might must shall',
  have: 'have has had',
  negative:
    "don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't haven't hasn't hadn't cannot ain't dont cant didnt doesnt",
  auxiliary: '<be> <modal> <have> do does did',
  finite: "<auxiliary> <negative> *'s *'m *'re *'ll *'ve *'d",
  contraction: "*'m *'re *'ve *'ll *'d *'s",
  conjunction:
    'and or but because cause if unless although while whereas whether than nor plus until till as',
  subordinator: 'if when since while although once unless before after',
  preposition:
    'of to for from with at by about into onto without between during against under near towards toward upon per via regarding concerning in on through behind beside beyond except like after',
  wh: 'what who which where when why how whom whose',
  what: "what who which where whom whatever what's who's where's",
  extractor: '<what> everything all anything something nothing thing much many one',
  strander:
    '*ing speak* talk* look* wait* come came go get send sent call* pay paid ask* use used work* deal located bought charged made refer* connected transferred listed',
  movable:
    'turn* switch* pick* drop* set sign* log* give gave put take took fill* hang figure* call* bring brought look* hold check* work* send sort* shut lock let get got throw cut kick try tried write wrote charge*',
  particle: 'on off up out in down over back through away around along',
  says: "is was said say told tell me him her them us you think thought believe mean sure hope guess know heard saw so such now *'s",
  thinks: 'think hope guess believe suppose say said even if or told thought think',
  transitive:
    'update change modify get make find bring send buy give use put set add remove replace receive want need provide reset correct edit fix verify mention recognize recognise prefer increase validate accept process delete activate add freeze explain describe discuss choose enter book schedule arrange request submit have like take ask tell say know see',
  had: 'received bought got ordered made sent lost paid said had used wanted needed found chose took gave tried forgot reserved booked cancelled noticed transferred requested purchased withdrew deposited submitted',
  going:
    'trying going wondering looking getting having making asking needing hoping thinking calling wanting phoning using',
  degree: 'very quite rather extremely just even',
  opinion: 'think believe guess suppose assume noticed realized realised feel hope understand',
  clause:
    "it's that's i'm he's she's we're they're you're there's here's who's what's where's when's how's i've we've you've they've i'll we'll",
  alone:
    'cancel pay leave stop quit go help wait know work open close start begin come finish apply unsubscribe unsubscribed reschedule sleep eat park',
  noun: '* -<conjunction> -<subordinator> -<wh> -<preposition> -<determiner> -<auxiliary> -<negative> -<contraction> -<says> -yesterday -today -then -now -there -here -also -just -only -already -because',
  do: 'do does did can could will would should may must',
  clock:
    "*0 *1 *2 *3 *4 *5 *6 *7 *8 *9 one two three four five six seven eight nine ten eleven twelve fifteen thirty o'clock",
  adverb:
    'just also really still already always never only even actually currently recently usually often probably ever simply fully',
  adjective:
    'new old big small little different whole current previous main long few couple specific good great nice better bigger smaller cheaper',
  imperative:
    "transfer connect cancel call tell give send show help repeat turn check book schedule change update put take make let's remind leave speak talk add remove read explain describe hang ask try say get find pass",
};

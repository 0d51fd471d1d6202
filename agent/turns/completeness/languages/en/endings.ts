import { readEndings } from '../../endings.ts';

/** Closed classes of words after Quirk et al., A Comprehensive Grammar of the English Language (1985), 2.39. */
const CLASSES = {
  answer:
    'yes yeah yep yup no nope nah okay ok sure right correct exactly alright great perfect good fine absolutely definitely hello hi hey thanks bye goodbye awesome cool wonderful certainly true nothing stop never maybe oh ah',
  yes: 'yes yeah yep yup no nope sure course nah',
  filler: 'um uh umm uhh uhm er erm hmm hm mm well actually basically look listen',
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
    "don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't haven't hasn't hadn't cannot ain't",
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
    'update change modify get make find bring send buy give use put set add remove replace receive want need provide reset correct edit fix verify mention explain describe discuss choose enter book schedule arrange request submit have like take ask tell say know see',
  had: 'received bought got ordered made sent lost paid said had used wanted needed found chose took gave tried',
  going:
    'trying going wondering looking getting having making asking needing hoping thinking calling wanting phoning using',
  degree: 'very quite rather extremely just even',
  adverb: 'just also really still already always never only even actually currently recently',
  adjective: 'new old big small little different whole current previous main',
  imperative:
    "transfer connect cancel call tell give send show help repeat turn check book schedule change update put take make let's remind leave speak talk add remove read explain describe hang ask try say get find pass",
};

const TABLE = `
  finished: ^ <answer>+
  finished: ^ mm|mhm|uh hm|mm|huh
  finished: ^ of course
  finished: ^ of course not
  finished: ^ all right|good|done|set
  finished: ^ not really|yet|now|today|exactly|anymore
  unfinished: ^ let me see|think|check|look|find|get|grab|pull|go|have|just|try|ask|start|explain ...
  unfinished: hold|hang on
  unfinished: hold|hang on a|one|just second|sec|minute|moment
  unfinished: ^ one|a|just|wait moment|second|sec|minute
  unfinished: ^ just|wait a|one moment|second|sec|minute
  unfinished: give me a|one|just moment|second|sec|minute
  unfinished: ^ bear with me
  unfinished: ^ wait
  unfinished: <filler>
  finished: what|which .. mean
  unfinished: mean
  finished: let .. know
  unsure: do|did|if|as you know
  unfinished: you know
  unfinished: kind|sort of

  finished: <thinks> so
  unfinished: so
  unfinished: <conjunction>
  unfinished: <article>|<possessive>
  unfinished: a|an|<possessive> <adjective>
  finished: ^ <what>|how .. <auxiliary> that
  finished: give|given|gave|show* me|you|him|her|us|them that
  unfinished: <says> that

  finished: so|neither|nor <auxiliary> <subject>
  finished: <wh> is|are|was|were <subject>
  finished: _ ... <negative> <subject>
  unfinished: ^ <wh>|<negative> <subject>
  unfinished: ^ <wh> <negative> <subject>
  unfinished: <nominative>
  unfinished: <modal>|do|does|did you
  unfinished: ^ <auxiliary> it|you|there
  unfinished: <wh> <auxiliary> it|you|there
  finished: ^ and you
  finished: is|was that it
  unfinished: <conjunction>|so|that|when it|you|there

  finished: <yes> <subject>|that <auxiliary>|<negative>
  finished: here|there <subject> <be>
  finished: _ ... <wh>|why <subject>|that <auxiliary>
  finished: what|which|how _ it is|was
  finished: <what> .. <auxiliary> <subject> do|have
  finished: _ .. what|where|who|when|how <determiner> _ is|are|was|were
  finished: of|in|last|next|this|since may
  unsure: ? <subject>|that <auxiliary>
  unfinished: there|*'s no
  unfinished: <auxiliary>|<contraction>|be|been|being
  unsure: <subject>|that <negative>

  finished: _ up to
  finished: <what>|<extractor> ... <pronoun>|<strander> <preposition>
  finished: is|what|know .. what it's|that's|they're|he's|she's for|about|like
  finished: something|someone|somebody|anyone|anything|nothing|person|number to _ <preposition>
  finished: <movable> it|them|me|him|her|this|that|us|you|everything <particle>
  finished: <movable> <determiner> _ <particle>
  finished: <movable> <determiner> _ _ <particle>
  finished: <negative>|does|will|to|can|just turn|come|go|start|log|sign|check|show|get|switch|move|fill in|on|up|off
  finished: log|logged|logging|sign|check|come|came|move|moved|stay|fill|cave|drop|drops in|on|up|by
  finished: go|going|goes|gone|later|now|carry|hold|keep|move on
  finished: stand|drop|stop|come|pass|go by
  finished: what|how .. like
  finished: if|as|would you like
  finished: taken care of
  unsure: <negative> want|need|have|like|going to
  unsure: do|does|did <subject> have|need|want to
  unfinished: <preposition>

  finished: <negative>|not|you|don't .. know|sure|remember|understand|tell|care <wh>
  unfinished: <wh>
  unfinished: <degree>
  unfinished: <subject>|<be>|<contraction>|<auxiliary> <adverb>
  finished: <extractor> ... <subject>|<contraction> ... <transitive>|<had>|<going>
  finished: how|where .. going|looking
  finished: who .. calling|asking
  finished: for calling|asking|looking
  finished: <negative> know|see|like|want|need|say|have
  finished: i|we know|see
  finished: you see
  unfinished: to|<modal>|<subject>|please|let's|i'd|i'll|we'd|we'll|<negative> <transitive>
  unfinished: <contraction> like|love|want
  unfinished: please|just <transitive>
  unfinished: <subject>|just|have|already <had>
  unfinished: <be>|<contraction>|been|just <going>
  unfinished: need some
  unfinished: extension|ext

  unsure: ^ because ...
  finished: ^ <subordinator> _ _ ... <subject> _ ...
  finished: ^ <subordinator> _ _ ... <auxiliary>|<negative> <subject>|<determiner> _ ...
  finished: ^ <subordinator> _ _ ... what|how|where|why _ ...
  unfinished: ^ <subordinator> <subject>|<determiner> _ ...
  unfinished: ^ if ...

  finished: <finite> ... <subject> _ ...
  unsure: ^ <determiner> _ <nominative>|that _ ...
  finished: <subject>|that|this|who _ ...
  finished: <finite> _ ...
  finished: ^ <wh>|how _ _ ...
  finished: ^ please <imperative> _ ...
  finished: ^ <imperative> _ ...
  finished: ^ can|could|may|do|does|is|are _ ...
`;

export const ENDINGS = readEndings(CLASSES, TABLE);

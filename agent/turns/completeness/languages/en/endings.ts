import { readEndings } from '../../endings.ts';
import { CLASSES } from './classes.ts';

const TABLE = `
  finished: ^ <answer>+
  finished: ^ <answer>|please+ <answer>
  finished: ^ thank you
  finished: ^ thank you very|so much
  finished: ^ thanks so much
  finished: ^ thanks a lot|million
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
  unfinished: ^ well|actually|basically|look|listen
  finished: what|which .. mean
  unfinished: mean
  finished: let .. know
  unsure: do|did|if|as you know
  unfinished: you know
  unfinished: kind|sort of

  finished: as|very|quite well
  finished: <clock> am|pm
  finished: <thinks> so
  finished: is|was it|that so
  finished: do so
  unfinished: so
  unfinished: <conjunction>
  finished: from .. to another
  unfinished: <article>|<possessive>
  unfinished: a|an|<possessive> <adjective>
  finished: ^ <what>|how .. <auxiliary> that
  finished: <wh> is|are|was|were that
  finished: <wh> would that|this|it be
  finished: give|given|gave|show* me|you|him|her|us|them that
  finished: <negative>|never say|said|think|thought that
  unfinished: <says> that

  finished: so|neither|nor <auxiliary> <subject>
  finished: what|who|where|how|which|much|old|long is|are|was|were <subject>
  finished: why is|was it
  finished: _ ... <negative> <subject>
  unfinished: ^ <wh>|<negative> <subject>
  unfinished: ^ <wh> <negative> <subject>
  unsure: <possessive> _ and i
  unfinished: <nominative>
  unfinished: <modal>|do|does|did you
  finished: do it
  unfinished: ^ <auxiliary> it|you|there
  unfinished: <wh> <auxiliary> it|you|there
  finished: ^ and you
  finished: is|was that it
  unfinished: <conjunction>|so|that|when it|you|there

  finished: <yes> <subject>|that <auxiliary>|<negative>
  finished: here|there <subject> <be>
  finished: _ ... <wh>|why <subject>|that <auxiliary>
  finished: what|which|how _ it is|was
  finished: <what>|how ... <auxiliary> <subject> do|have
  finished: _ .. <what>|how .. <subject> have
  finished: <what>|how|when|where ... <subject>|<determiner> ... be
  finished: will|would|that'll|it'll|can|to do
  finished: <what> .. does ... do
  finished: than|as <subject> <had>|<auxiliary>
  unsure: <noun> <subject> <negative> do|have|make
  unsure: that|which <subject> <negative> do|have|make
  unsure: not|<negative> do
  finished: _ .. what|where|who|when|how .. <determiner> _ is|are|was|were
  finished: of|in|last|next|this|since may
  unsure: ? <subject>|that <auxiliary>
  unfinished: there|*'s no
  unsure: _ ... if you|i|we|it can|could|will|would|is
  unfinished: <auxiliary>|<contraction>|be|been|being
  unsure: <subject>|that <negative>

  finished: _ up to
  finished: go|goes|going|gone|went|come|came|get|got|put|let|pull through
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
  unfinished: <what> .. have|need|want|like|going|able|used to
  unsure: <what>|where ... <do> ... _ _ <preposition>
  unsure: <negative> want|need|have|like|going to
  unsure: do|does|did <subject> have|need|want to
  unfinished: <preposition>

  finished: <negative>|not|you|don't .. know|sure|remember|understand|tell|care <wh>
  unsure: _ why
  unfinished: <wh>
  unfinished: <degree>
  unfinished: that|and|or|but|thinking|<subject> maybe|perhaps
  unfinished: <subject>|<be>|<contraction>|<auxiliary> <adverb>
  finished: <extractor> ... <subject>|<contraction> ... <transitive>|<had>|<going>
  finished: how|where .. going|looking
  finished: who .. calling|asking
  finished: for calling|asking|looking
  finished: <be> <subject> <had>
  unsure: _ _ .. <noun> <subject> <had>|<transitive>
  finished: <negative> know|see|tell|say|care|mind
  unsure: <negative> like|want|need|have
  unsure: i|we know|see
  finished: <what> .. <subject> <opinion>
  finished: _ _ .. <noun> i think|guess|believe|suppose
  unfinished: <subject> <opinion>
  finished: <wh> it|that|he|she says|means
  unfinished: <subject>|that seems|says|looks|appears|means
  finished: you see
  unfinished: to|<modal>|<subject>|please|let's|i'd|i'll|we'd|we'll|<negative> <transitive>
  unfinished: <contraction> like|love|want
  unfinished: please|just <transitive>
  unfinished: <subject>|just|have|already <had>
  unfinished: <be>|<contraction>|been|just <going>
  unfinished: <be>|need|have|got some
  finished: once|any|no|anymore more
  unsure: some|more
  unfinished: <preposition> last|next|half|any|every|other
  unsure: ^ is|was it possible|allowed|okay|ok|permitted|necessary|important
  unfinished: extension|ext
  finished: <yes> <subject>|it's|that's|i'm <auxiliary> not
  finished: <yes> it's|that's|i'm not
  unfinished: ^ <wh> ... not
  unsure: <auxiliary>|<contraction> not
  unsure: <article>|<possessive>|this|that first|last|next|other|same|own
  finished: to|<modal>|<subject> <alone>
  finished: <what> ... <subject> ... to _
  unsure: want|wants|need|needs|like|love|trying|able|going|have to _
  unsure: ^ <modal> <subject> _
  unsure: ^ how|where <auxiliary> <subject> _

  unsure: ^ because ...
  finished: ^ <subordinator> _ _ ... <subject> _ ...
  finished: ^ <subordinator> _ _ ... <auxiliary>|<negative> <subject>|<determiner> _ ...
  finished: ^ <subordinator> _ _ ... what|how|where|why _ ...
  unsure: ^ <subordinator> _ _ _ _ _ _ _ ...
  unfinished: ^ <subordinator> <subject>|<determiner> _ ...
  unfinished: ^ if ...

  finished: <finite> ... <subject> _ ...
  unsure: ^ <determiner> _ <nominative>|that _ ...
  finished: <subject>|that|this|who _ ...
  finished: <clause> _ ...
  finished: _ ... <finite> _ ...
  finished: ^ <finite> _ _ ...
  finished: ^ <wh>|how _ _ ...
  finished: ^ please <imperative> _ ...
  finished: ^ <imperative> _ ...
`;

export const ENDINGS = readEndings(CLASSES, TABLE);

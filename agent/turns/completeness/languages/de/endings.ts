import { readEndings } from '../../endings.ts';

/** Closed classes of words, and the place of the verb, after Duden, Die Grammatik (2016), §§ 833-835, 1338-1345. */
const CLASSES = {
  answer:
    'ja nein nee nö doch okay ok gut klar genau danke bitte hallo tschüss stimmt richtig passt gerne gern natürlich prima super perfekt jawohl jo ne servus moin alles nichts vielleicht selbstverständlich einverstanden stopp mhm oh ah',
  yes: 'ja nein nee doch klar',
  filler: 'äh ähm öh öhm hm hmm um uh also tja naja',
  article:
    'ein eine einen einem einer eines der die den dem des jeder jede jeden kein keinen keinem',
  possessive:
    'mein meine meinen meinem meiner meines dein deine deinen unser unsere unseren unserem unserer ihre ihren ihrem ihres seine seinen seinem seiner',
  conjunction:
    'und oder aber sondern weil dass daß ob wenn falls damit obwohl bevor nachdem sobald solange wie als denn sowie',
  subordinator: 'weil dass daß ob wenn falls damit obwohl bevor nachdem sobald solange',
  preposition:
    'in an auf für mit von zu bei nach aus über um vor wegen ohne gegen unter zwischen seit durch im am zum zur vom beim ins ans aufs bis trotz während ab hinter neben laut',
  wh: 'was wer wen wem wo wohin woher wann wie warum wieso weshalb welche welcher welches welchen wieviel worum wofür womit wozu wovon',
  nominative: 'ich er wir man du',
  pronoun: 'ich er wir man du sie es das ihr',
  be: 'bin ist sind war waren sei wäre wären bist seid',
  have: 'habe hab hat haben hatte hatten hast hätte hätten',
  modal:
    'kann können könnte könnten muss müssen müsste müssten soll sollen sollte sollten darf dürfte dürfen würde würden wird werden werde kannst könntest will wollte wollen möchte möchten',
  bound:
    'kann können könnte könnten muss müssen müsste soll sollte darf dürfte dürfen würde würden kannst könntest',
  auxiliary: '<be> <have> <modal>',
  adverb:
    'nicht jetzt erst mit seit heute gestern morgen gerne gern dann schon noch auch nur mal bitte eben halt immer leider eigentlich wieder hier dort da',
  determiner: '<article> <possessive> diese diesen dieser dieses keine',
  finite:
    '<auxiliary> geht gibt brauche wohne komme möchte *t *st *te *ten *en -<adverb> -<determiner> -ihnen -wegen',
  infinitive:
    '*en *ern *eln tun sein -<determiner> -<adverb> -<have> -<be> -ihnen -wegen -gegen -zwischen -termin',
  wants:
    'brauche suche bräuchte benötige wollte will möchte möchten wollen hätte heiße glaube denke meine finde bekam bestellte',
  gladly: 'gern gerne',
};

const TABLE = `
  finished: ^ <answer>+
  finished: ^ mm|mhm|uh hm|huh
  finished: auf wiederhören|wiedersehen
  finished: in ordnung
  finished: das war's|wars|reicht|passt|stimmt
  unfinished: <filler>
  unfinished: ^ moment|augenblick|sekunde
  unfinished: ^ moment|augenblick|sekunde mal|noch
  unfinished: ^ einen|ein|nen|eine|kleinen|kurzen moment|augenblick|sekunde|momentchen
  unfinished: ^ warten sie ...
  unfinished: ^ warte ..
  unfinished: ^ lassen sie mich ...
  unfinished: ^ mal sehen|schauen|gucken|überlegen
  unfinished: ^ ich muss|schaue|schau|gucke mal|kurz|eben ...
  finished: was|wie meinen sie
  unfinished: ich meine
  unfinished: ich weiß nicht ob

  finished: <wh> ... denn
  unfinished: <conjunction>

  finished: ruf*|meld*|nehm*|nimm*|biet*|komm*|fang*|fäng*|schau*|seh*|sieh*|leg*|hör*|zeig*|pass*|geb*|gib*|sprech* .. an
  finished: hör*|leg*|mach*|geb*|gib*|nehm*|nimm*|pass*|steh*|schreib*|lös* .. auf
  finished: schalt*|füll*|mach*|geh*|fall*|fäll*|such*|seh*|sieh*|druck*|reich*|zahl* .. aus
  finished: hol*|sag*|meld*|brech*|bricht|lehn*|zieh*|buch*|geb*|gib*|fahr*|lauf*|läuft|schick*|bestell*|schalt* .. ab
  finished: stell*|trag*|schalt*|lös*|richt*|zahl*|logg*|geb*|gib*|lad*|kauf*|steig*|send* .. ein
  finished: nehm*|nimm*|teil*|bring*|komm*|mach* .. mit
  finished: zieh*|buch*|stell*|tausch*|steig*|schreib* .. um
  finished: schick*|stell*|send*|mach*|hör*|stimm*|sag*|geb*|trifft .. zu
  finished: stell*|schlag*|schläg*|les*|hab*|komm* .. vor
  finished: schau*|frag*|seh*|sieh*|les*|hol*|prüf* .. nach
  unfinished: <article>|<possessive>|<preposition>
  unfinished: für|über|und|oder|wie|als|mit|dass|ob|weil|wenn das

  finished: <yes> <pronoun> <auxiliary> <pronoun>
  finished: ^ das <auxiliary> ich|wir
  finished: ^ <wh> <be>|heißen|heißt|geht|macht|kostet .. es|sie|das|ihnen|ihr|er
  finished: ^ und sie|ihnen|du
  unfinished: <nominative>
  unfinished: <auxiliary>|<conjunction>|<subordinator> sie|es
  unfinished: <subordinator> _ sie|es|mich|mir|uns|sich|ihnen
  finished: <yes> <pronoun> .. <be>
  unfinished: <wh>|das ist|sind|war das

  finished: _ .. <subordinator> _ .. <finite>
  finished: _ .. <wh> _ .. <finite>
  finished: ^ <subordinator> _ ... <finite> <pronoun> _ ...
  unfinished: <subordinator> _
  unfinished: <subordinator> _ _
  unfinished: <subordinator> _ _ _
  unfinished: <subordinator> _ _ _ _
  unfinished: ^ <subordinator> _ ...

  unfinished: <be>|<have>|<wants>
  finished: das|nichts <gladly>
  unfinished: hätte|hätten|würde|würden|möchte <gladly>
  unfinished: können|könnten|kannst sie|du mir|uns sagen
  finished: <bound> ... <infinitive>
  finished: <bound> ... <infinitive> ...
  finished: das|es <bound> ... nicht
  finished: nicht|was|wer|wo|wann <bound> <pronoun>
  unfinished: <bound> ...
  unfinished: <modal>
  unsure: ^ <have> sie _
  unsure: <have> <pronoun> <determiner> _
  unsure: <pronoun> _ sie|mich|mir|uns|sich
  unfinished: <wh>

  finished: ^ <wh> _ _ ...
  finished: ^ *en|*eln|*ern|ist|hat|gibt|geht|kann|darf sie|es|das|ich|die|der|mein|meine _ ...
  finished: ich|es|er|wir|man|sie _ ...
  finished: das <auxiliary>|geht|stimmt|passt|reicht|weiß|macht|brauche|verstehe|funktioniert|klingt|dauert _ ...
  finished: das geht|stimmt|passt|reicht|klappt
  finished: <auxiliary>|funktioniert|geht|kam|kommt|gibt _ ...
`;

export const ENDINGS = readEndings(CLASSES, TABLE);

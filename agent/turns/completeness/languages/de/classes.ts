/** Closed classes of words, and the place of the verb, after Duden, Die Grammatik (2016). */
export const CLASSES = {
  answer:
    'ja nein nee nö doch okay ok gut klar genau danke hallo tschüss stimmt richtig passt gerne gern natürlich prima super perfekt jawohl jo ne servus moin alles nichts vielleicht selbstverständlich einverstanden stopp mhm oh ah',
  yes: 'ja nein nee doch klar',
  filler: 'äh ähm öh öhm hm hmm um uh also tja naja',
  article:
    'ein eine einen einem einer eines der die den dem des jeder jede jeden kein keinen keinem',
  possessive:
    'mein meine meinen meinem meiner meines dein deine deinen unser unsere unseren unserem unserer ihre ihren ihrem ihres seine seinen seinem seiner',
  conjunction:
    'und oder aber sondern weil dass daß ob wenn falls damit obwohl bevor nachdem sobald solange wie als denn sowie',
  subordinator: 'weil dass daß ob wenn falls obwohl bevor nachdem sobald solange',
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
    '<auxiliary> geht gibt brauche wohne komme möchte *t *st *te *ten *en -<adverb> -<determiner> -geö* -gek* -ges* -gem* -gew* -gel* -gez* -geb* -ihnen -wegen',
  infinitive:
    '*en *ern *eln tun sein -<determiner> -<adverb> -<have> -<be> -ihnen -wegen -gegen -zwischen -termin',
  participle:
    'ge* *gangen *kommen *funden *sagt *zahlt *stellt *kauft *halten *sucht *iert be* ver* er* ent* zer* -er -es -bestellung -rechnung -vertrag -geld -geräte -gerade -einen -einem -einer -ein -er -an -auf -aus -ab',
  separable:
    'rufe rufen ruf lege legen schalte schalten logge holen hole melde melden stelle stellen fülle füllen',
  wants:
    'brauche suche bräuchte benötige wollte will möchte möchten wollen hätte heiße glaube denke meine finde bekam bestellte',
  gladly: 'gern gerne',
};

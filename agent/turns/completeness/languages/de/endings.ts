import { readEndings } from '../../endings.ts';
import { CLASSES } from './classes.ts';

const TABLE = `
  finished: ^ <answer>+
  finished: ^ mm|mhm|uh hm|huh
  finished: ^ vielen|besten dank
  finished: ^ danke schön|sehr
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
  finished: <separable> .. an|auf|aus|ab|ein|mit|um|zu|vor|nach|zurück ...
  unfinished: für|über|und|oder|wie|als|mit|dass|ob|weil|wenn das

  finished: <yes> <pronoun> <auxiliary> <pronoun>
  finished: ^ das bin|sind ich|wir
  unsure: ^ das <auxiliary> ich|wir
  unsure: ^ wie ist das|es
  unsure: ^ wie geht es
  finished: ^ <wh> <be>|heißen|heißt|geht|macht|kostet|kannst|willst .. es|sie|das|ihnen|ihr|er|du|dir
  finished: ^ und sie|ihnen|du
  unsure: ^ <wh> _ _ .. ich|wir|man|du|er
  unfinished: <nominative>
  unfinished: <auxiliary>|<conjunction>|<subordinator> sie|es
  unfinished: <subordinator> _ sie|es|mich|mir|uns|sich|ihnen
  finished: <yes> <pronoun> .. <be>
  unfinished: <wh>|das ist|sind|war das

  finished: _ .. <subordinator> _ .. <finite>
  finished: _ .. <wh> _ .. <finite>
  finished: ^ <subordinator> _ ... <finite> <pronoun> _ ...
  unfinished: damit <pronoun> ..
  unfinished: <subordinator> _
  unfinished: <subordinator> _ _
  unfinished: <subordinator> _ _ _
  unfinished: <subordinator> _ _ _ _
  unfinished: ^ <subordinator> _ ...

  unfinished: <be>|<have>|<wants>
  finished: das|nichts <gladly>
  unfinished: hätte|hätten|würde|würden|möchte <gladly>
  unfinished: können|könnten|kannst sie|du mir|uns sagen
  unfinished: darf|wollte|möchte|würde|dürfte .. fragen|wissen
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
  unfinished: sehr|ziemlich|besonders|etwa|ungefähr
  unfinished: ich mag
  unfinished: gibt
  unfinished: ^ es geht
  unfinished: ich|wir|sie|er <separable> ..
  unfinished: ^ <separable> sie|ich|wir ..
  unsure: ^ wie viel|viele|lange|oft|alt _
  unsure: ^ <be>|<have> sie am|im|um|von|in|zu|bis ...
  unsure: ^ wo|woher|wohin kommen|kommst|gehen|fahren _
  unfinished: ^ <wh> hat|haben dich|mich|sie|ihn|uns|das
  finished: das <have>|<be> <pronoun> nicht
  unsure: <be> .. nicht
  finished: <have> ... <participle> ...
  finished: <have> .. frage|problem|termin|anliegen|fragen|interesse|hunger|zeit|recht
  unsure: <pronoun> <have> _ ...
  finished: will|wollte|möchte ... <infinitive>
  unsure: will|wollen|wollte|möchte|möchten mit|zu|nach|von|bei|<possessive> ...
  unsure: ^ ich|wir|er|man _

  finished: ^ <wh> _ _ ...
  finished: ^ *en|*eln|*ern|ist|hat|gibt|geht|kann|darf sie|es|das|ich|die|der|mein|meine _ ...
  finished: ich|es|er|wir|man|sie _ ...
  finished: das <auxiliary>|geht|stimmt|passt|reicht|weiß|macht|brauche|verstehe|funktioniert|klingt|dauert _ ...
  finished: das geht|stimmt|passt|reicht|klappt
  finished: <auxiliary>|funktioniert|geht|kam|kommt|gibt _ ...
`;

export const ENDINGS = readEndings(CLASSES, TABLE);

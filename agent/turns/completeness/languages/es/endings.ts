import { readEndings } from '../../endings.ts';
import { CLASSES } from './classes.ts';

const TABLE = `
  finished: ^ <answer>+
  finished: ^ de acuerdo
  finished: ^ así es
  finished: ^ eso es|sería todo
  finished: ^ eso es
  finished: ^ por supuesto
  finished: ^ está bien
  finished: nada más
  finished: ^ muchas|muchísimas gracias
  finished: hasta luego|pronto|mañana
  finished: ^ todavía|aún no
  unfinished: <filler>
  unfinished: o sea
  unfinished: a ver
  unfinished: bueno
  unfinished: ^ déjeme|déjame|permítame ver|pensar|mirar|buscar|revisar|comprobar|un ..
  unfinished: ^ espere|espera|espérese|espéreme ...
  unfinished: ^ un|solo|deme|dame .. momento|segundo|segundito|momentito|minuto
  unfinished: ^ deme|dame un momento|segundo
  unfinished: quiero decir
  unfinished: <wants> saber <wh>

  finished: no .. sé|entiendo|recuerdo|sabe .. por|para <wh>
  finished: no .. sé|entiendo|recuerdo|sabe <wh>
  finished: ^ para <yes>
  unfinished: <wh>
  unfinished: ^ a|de|en|con qué _
  unfinished: <article>|<possessive>|<conjunction>|<preposition>

  finished: ^ y|con|para|a|de <pronoun>|mí
  finished: lo|eso|así ha|he|has dicho
  unfinished: yo
  unfinished: <modal>|<conjunction> usted|ustedes|él|ella|tú
  unfinished: <clitic>

  unfinished: ^ cuál|cuáles es|son|era
  unsure: ^ dónde|dónde es|está|están
  finished: ^ qué|quién|quiénes|cómo|cuánto|cuándo es|son|está|están|fue|era|hay
  finished: ^ para|de|con|por|a qué|quién|dónde|cuándo es|son|está|están|fue|era
  finished: ^ <wh> _ es|son|está|están|hay|tiene|tienen
  finished: _ .. no .. <wh> .. es|son|está|están
  unsure: ^ por|para qué _
  unsure: ^ qué _
  finished: ^ ya está
  finished: <yes> lo <auxiliary>
  finished: no puedo|funciona
  finished: ^ sí puedo|puede|quiero|tengo|necesito|hay|está|es
  finished: ^ no puedo|puede|hay|está|es
  finished: ^ qué|quién|cuál|cuánto|cuántos|cuántas ... <wants>|quiere|tengo|debo|hay
  finished: lo que .. <wants>|quiere
  finished: es todo lo que _ ..
  unsure: _ _ .. que tengo|tenía|compré|pedí|recibí|hice|quiero|necesito|tiene
  unfinished: me refiero
  unfinished: otro|otra|otros|otras
  unfinished: <auxiliary>|<wants>
  finished: ^ no sé|entiendo|importa|creo|recuerdo
  unsure: ^ no <finite>

  finished: ^ <wh> ... <transitive>
  finished: ^ por|para|a|de <wh> ... <transitive>
  finished: lo que .. <transitive>
  unfinished: <before> <transitive>
  finished: <before> cancelar|pagar|ayudar|ayudarme|ir|salir|devolver|devolverlo|reservar|hablar|esperar|repetirlo|darse
  unsure: quiero|quisiera|quería|gustaría|necesito|puede|puedo|podría|puedes|podemos *ar|*er|*ir|*arme|*erme|*irme|*arle|*erle
  unfinished: <be> *ando|*iendo
  unfinished: muy|más|menos|tan

  finished: ^ <subordinator> _ _ ... <finite>|<clitic> _ ...
  finished: ^ <subordinator> _ _ ... <wh> _ ...
  unfinished: ^ <subordinator> _ ...
  unsure: ^ porque ...

  finished: ^ <wh> _ _ ...
  finished: ^ cuánto|cómo|dónde|quién|cuándo _ ..
  finished: ^ a|de|para|con|por|en|desde|hasta <wh> _ _ ...
  finished: ^ *ame|*eme|*ime|*enos|*anos|*elo|*alo|*ela _ ...
  unsure: ^ <determiner> _ que ...
  finished: <finite> _ ...
  finished: no|se|me|le|nos|les|ya _ ...
  finished: ^ cuesta|funciona|entiendo|abren|sirve
`;

export const ENDINGS = readEndings(CLASSES, TABLE);

import { readEndings } from '../../endings.ts';

/** Closed classes of words after RAE & ASALE, Nueva gramática de la lengua española (2009); clitics: chapter 16. */
const CLASSES = {
  answer:
    'sí si no vale ok okay bueno claro gracias hola adiós perfecto exacto correcto cierto bien buenas días tardes noches buenos exactamente efectivamente genial nunca nada también tampoco quizás listo dale stop mhm oh ah ajá',
  yes: 'sí no',
  filler: 'eh em este pues mmm mm hm hmm ehm entonces',
  article: 'el la los las un una unos unas lo al del cada aquel',
  possessive: 'mi tu su mis tus sus nuestro nuestra nuestros nuestras',
  conjunction: 'y e o u pero porque si que cuando aunque como mientras sino ni donde',
  subordinator: 'si cuando aunque como mientras',
  preposition:
    'a de en con para por sin sobre desde hasta entre hacia según durante ante bajo tras mediante',
  wh: 'qué cuál cuáles cuándo dónde adónde cómo quién quiénes cuánto cuánta cuántos cuántas',
  clitic: 'me te se nos le les',
  pronoun: 'yo él ella usted ustedes nosotros ellos ellas tú',
  be: 'es son está están estoy soy eres estás era eran fue sería estaba',
  have: 'he has ha han hemos había',
  modal:
    'puede puedo podría podrían pueden podemos puedes quiero quisiera quería querría quiere necesito necesita debo debe tengo tiene tienen hay voy va vamos suelo acabo deseo',
  auxiliary: '<be> <have> <modal>',
  determiner: '<article> <possessive> este esta ese esa estos estas esos esas',
  wants:
    'quiero quisiera quería querría gustaría necesito deseo busco llamo recibí compré pedí llama vive vivo puedo puede podría podrían pueden',
  transitive:
    'cambiar actualizar modificar enviar hacer reservar comprar saber recibir mandar pedir dar tener poner obtener encontrar usar corregir confirmar añadir agregar quitar decir hablar preguntar comentar conseguir traer',
  before:
    'quiero quisiera quería querría gustaría necesito puede puedo podría pueden podrían para a que de por debo me desea deseo',
  finite:
    '<auxiliary> gustaría funciona llegó llegado llamo creo sé entiendo abren cierran hacen vive vivo cuesta cuestan llega parece pasa vale sirve falta abre cierra busco recibí compré pedí trabaja sabe saben tarda *ó *é *aron *ieron -qué',
};

const TABLE = `
  finished: ^ <answer>+
  finished: ^ de acuerdo
  finished: ^ así es
  finished: ^ eso es|sería todo
  finished: ^ eso es
  finished: ^ por supuesto
  finished: ^ está bien
  finished: nada más
  finished: hasta luego|pronto|mañana
  finished: ^ todavía|aún no
  unfinished: <filler>
  unfinished: o sea
  unfinished: a ver
  unfinished: bueno
  unfinished: ^ déjeme|déjame|permítame ...
  unfinished: ^ espere|espera|espérese|espéreme ...
  unfinished: ^ un|solo|deme|dame .. momento|segundo|segundito|momentito|minuto
  unfinished: ^ deme|dame un momento|segundo
  unfinished: quiero decir
  unfinished: <wants> saber <wh>

  finished: no .. sé|entiendo|recuerdo|sabe .. por|para <wh>
  finished: no .. sé|entiendo|recuerdo|sabe <wh>
  finished: ^ para <yes>
  unfinished: <wh>
  unfinished: ^ <preposition> qué _
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
  finished: ^ ya está
  finished: <yes> lo <auxiliary>
  finished: no puedo|quiero|funciona
  finished: ^ no|sí puedo|puede|quiero|tengo|necesito|hay|está|es
  finished: ^ <wh>|qué ... <wants>|quiere|tengo|debo|hay
  finished: lo que .. <wants>|quiere
  finished: es todo lo que _ ..
  unfinished: <auxiliary>|<wants>
  unsure: ^ no <finite>

  finished: ^ <wh> ... <transitive>
  finished: ^ por|para|a|de <wh> ... <transitive>
  finished: lo que .. <transitive>
  unfinished: <before> <transitive>
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

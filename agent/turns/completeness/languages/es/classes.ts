/**
 * Closed classes of words, clitics among them, after RAE and ASALE,
 * Nueva gramática de la lengua española (2009).
 */
export const CLASSES = {
  answer:
    'sí si no vale ok okay bueno claro gracias hola adiós perfecto exacto correcto cierto bien buenas días tardes noches buenos exactamente efectivamente genial nunca nada también tampoco quizás listo dale stop mhm oh ah ajá',
  yes: 'sí no',
  filler: 'eh em este pues mmm mm hm hmm ehm entonces',
  article: 'el la los las un una unos unas lo al del cada aquel',
  possessive: 'mi tu su mis tus sus nuestro nuestra nuestros nuestras',
  conjunction: 'y e o u pero porque si que cuando aunque como mientras sino ni donde',
  subordinator: 'si cuando aunque mientras',
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
    'quiero quisiera quería querría gustaría necesito deseo busco llamo recibí compré pedí llama vive puedo puede podría podrían pueden',
  transitive:
    'cambiar actualizar modificar enviar hacer reservar comprar saber recibir mandar pedir dar tener poner obtener encontrar usar corregir confirmar añadir agregar quitar decir hablar preguntar comentar conseguir traer',
  before:
    'quiero quisiera quería querría gustaría necesito puede puedo podría pueden podrían para a que de por debo me desea deseo',
  finite:
    '<auxiliary> gustaría funciona llegó llegado llamo creo sé entiendo abren cierran hacen vive vivo cuesta cuestan llega parece pasa vale sirve falta abre cierra busco recibí compré pedí trabaja sabe saben tarda *ó *é *í *amos *emos -aquí -ahí -allí -así -sí -mí trabajo *aron *ieron -qué',
};

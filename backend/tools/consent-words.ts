const list = (phrases: string): string[] => phrases.split(',').map((phrase) => phrase.trim());

/** Words of one language, lower case, without punctuation. Phrases have their words one space apart. */
interface ConsentWords {
  yes: string[];
  no: string[];
  /** What may stand before an answer, or be all that stands beside one, and means nothing by itself. */
  filler: string[];
  /** What sounds like an answer and is none. */
  undecided: string[];
  /** A yes only when nothing else is said. */
  alone: string[];
}

export const CONSENT_WORDS: Record<string, ConsentWords> = {
  en: {
    alone: [],
    yes: list(`
      yes, yeah, yep, yup, yes please, sure, sure thing, ok, okay, alright, all right,
      go ahead, go for it, do it, do that, do so, please do, absolutely, definitely,
      certainly, of course, correct, sounds good, that is fine, that's fine, that's right,
      that is right, that's correct, confirm, confirmed, i confirm, i agree, send it,
      submit it, book it, order it, affirmative`),
    no: list(`
      no, nope, nah, don't, do not, cancel, cancel that, stop, never mind, forget it,
      leave it, not now, no thanks, no thank you, rather not`),
    filler: list(`
      please, oh, uh, um, well, ah, so, great, good, fine, perfect, thanks, thank you, then,
      now, just, hi, hello`),
    undecided: list(`
      don't know, do not know, not sure, don't mind, no problem, no worries, no idea,
      don't care, why not, don't understand, didn't hear, didn't get, didn't catch, no wait,
      not yet, no hurry`),
  },
  de: {
    alone: [],
    yes: list(`
      ja, jawohl, ja bitte, ja gerne, ja gern, gerne, gern, klar, na klar, natürlich,
      selbstverständlich, sicher, okay, ok, genau, richtig, stimmt, einverstanden,
      in ordnung, passt, auf jeden fall, mach das, mach es, machen sie das, machen sie es,
      tu das, tun sie das, bestätigt, ich bestätige, abschicken`),
    no: list(`
      nein, nee, nö, nicht, lieber nicht, abbrechen, stopp, stop, vergiss es,
      vergessen sie es, auf keinen fall, nein danke`),
    filler: list(`
      bitte, äh, ähm, also, ach, gut, sehr gut, danke, danke schön, dann, super, prima, doch,
      mal, hallo, so`),
    undecided: list(`
      weiß nicht, weiss nicht, nicht sicher, keine ahnung, kein problem, nicht verstanden,
      verstehe nicht, noch nicht, warum nicht`),
  },
  fr: {
    alone: list(`si`),
    yes: list(`
      oui, ouais, oui merci, bien sûr, d'accord, ok, okay, allez y, vas y, faites le,
      fais le, absolument, tout à fait, exactement, volontiers, certainement, entendu,
      je confirme, confirmé, c'est bon, c'est ça, parfait, envoyez`),
    no: list(`
      non, non merci, pas, annulez, annule, arrêtez, arrête, stop, laissez tomber,
      laisse tomber, surtout pas`),
    filler: list(`
      svp, s'il vous plaît, s'il te plaît, euh, ah, eh bien, bien, merci, alors, bon,
      très bien, bonjour`),
    undecided: list(`
      sais pas, pas sûr, pas sûre, pas compris, comprends pas, aucune idée, pas de problème,
      pas de souci, pas encore, pourquoi pas`),
  },
  es: {
    alone: list(`si, si por favor, si gracias, si claro`),
    yes: list(`
      sí, sí por favor, claro, claro que sí, por supuesto, vale, ok, okay, de acuerdo,
      adelante, hazlo, hágalo, correcto, exacto, está bien, desde luego, perfecto, confirmo,
      confirmado, envíalo, envíelo, dale`),
    no: list(`
      no, no gracias, cancela, cancele, cancelar, para, pare, olvídalo, olvídelo, déjalo,
      déjelo, mejor no`),
    filler: list(`por favor, eh, pues, bueno, bien, muy bien, gracias, entonces, ah, hola`),
    undecided: list(`
      no sé, no se, no lo sé, no estoy seguro, no estoy segura, no entiendo, no entendí,
      no hay problema, todavía no, aún no, por qué no, ni idea`),
  },
};

/** In any of the languages: with one of these, nothing is a yes. Callers mix languages. */
export const NEGATIONS = list(`
      no, not, nope, nah, never, none, nothing, neither, nor, cannot, without, cancel, stop,
      abort, forget, refuse, decline, hardly, nein, nee, nö, ne, nicht, nichts, nie, niemals,
      kein, keine, keinen, keinem, keiner, ohne, abbrechen, stopp, weder, noch, non, pas,
      jamais, rien, aucun, aucune, sans, annulez, annule, annuler, arrêtez, arrête, nunca,
      jamás, nada, ningún, ninguno, ninguna, tampoco, sin, cancela, cancele, cancelar, ni`);

/** Conditions, doubts, questions and changes of mind, in any of the languages. */
export const RESERVATIONS = list(`
      but, if, unless, until, when, while, before, after, first, later, maybe, perhaps,
      probably, guess, think, though, although, however, except, only, wait, hold, hang,
      moment, second, actually, instead, rather, change, different, other, another, also,
      and, or, wrong, what, which, who, whose, where, why, how, is, are, does, did, can,
      could, would, should, will, may, might, sorry, pardon, again, repeat, aber, wenn,
      falls, sofern, bevor, erst, zuerst, später, vielleicht, wahrscheinlich, glaube, denke,
      warte, warten, moment, sondern, außer, nur, lieber, stattdessen, eigentlich, ändern,
      anders, andere, anderen, auch, und, oder, falsch, was, welche, welcher, wer, wo, warum,
      wieso, wie, ist, sind, kann, können, könnte, soll, wäre, nochmal, wiederholen, mais,
      quand, avant, après, d'abord, plus, peut, probablement, crois, pense, attendez,
      attends, sauf, seulement, plutôt, changer, changez, autre, aussi, et, ou, faux, quoi,
      quel, quelle, qui, où, pourquoi, comment, est, combien, répétez, pero, cuando, antes,
      después, primero, luego, quizás, quizá, tal, creo, pienso, espera, espere, momento,
      excepto, salvo, solo, sólo, mejor, cambiar, cambia, cambie, otro, otra, también, y, o,
      qué, que, cuál, quién, dónde, cómo, cuánto, repite, repita`);

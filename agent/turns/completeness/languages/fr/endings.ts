import { readEndings } from '../../endings.ts';

/** Closed classes of words after Grevisse & Goosse, Le bon usage (2016); clitics: §§ 660-683. */
const CLASSES = {
  answer:
    "oui non ouais ok okay d' accord bonjour bonsoir salut allô merci voilà parfait exactement exact absolument volontiers entendu bien sûr très rien jamais peut être tout stop mhm oh ah super",
  yes: 'oui non ouais si',
  filler: 'euh heu hum hm hmm ben bah alors donc enfin bon',
  article: 'le la les un une des du au aux ce cet cette ces quel quelle quels quelles chaque',
  possessive: 'mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs',
  conjunction: 'et ou mais que si car lorsque comme puisque puis ni sauf parce afin pendant',
  subordinator: 'si quand lorsque comme puisque dès',
  preposition:
    'de à en dans sur sous pour par avec sans chez vers contre entre depuis jusque selon malgré envers via près concernant',
  wh: 'que qui quoi où quand comment combien pourquoi quel quelle quels quelles lequel laquelle lesquels',
  subject: "je j' tu il elle on nous vous ils elles ça cela c'",
  clitic: "me te se ne y n' je j' tu on il ils",
  tonic: 'vous nous moi toi lui elle eux ça cela',
  be: 'suis es est sommes êtes sont était étais étaient serait',
  have: 'ai as a avons avez ont avais avait aurais aurait',
  modal:
    'vais vas va allons allez vont peux peut pouvez pouvons peuvent pourrais pourrait pourriez veux veut voulez voudrais voudrait dois doit devez devons devrais faut faudrait aimerais aimerait souhaite souhaiterais sais savez',
  auxiliary: '<be> <have> <modal>',
  says: 'savoir dire demander dites dis moi expliquer sais savez sait indiquer',
  determiner: '<article> <possessive>',
  transitive:
    'changer modifier prendre réserver envoyer avoir savoir mettre obtenir recevoir donner acheter trouver demander faire vérifier connaître corriger confirmer remplacer ajouter supprimer utiliser dire parler',
  starts: 'cherche demande pense crois prends appelle trouve voulais vais appelais rappelais',
  finite: '<auxiliary> marche fonctionne coûte faut arrive manque reste',
};

const TABLE = `
  finished: ^ <answer>+
  finished: ^ mm|mhm hm
  finished: au revoir
  finished: bonne journée|soirée
  finished: à bientôt|demain|plus
  finished: ^ pas du tout
  finished: ^ pas encore|vraiment|maintenant|aujourd'hui
  finished: ^ comment|pourquoi pas
  unfinished: <filler>
  unfinished: ^ attendez ...
  unfinished: ^ attends ..
  unfinished: ^ un|une|juste instant|moment|seconde|minute
  unfinished: un|une|juste petit|petite|un|une instant|moment|seconde|minute
  unfinished: ^ laissez moi ...
  unfinished: ^ voyons voir
  unfinished: ^ voyons
  unfinished: ne quittez pas
  unfinished: je réfléchis|regarde|cherche
  unfinished: veux dire
  unfinished: c' est à dire

  finished: pense|crois|espère que oui|non|si
  finished: pas où|quand|comment|combien|pourquoi|qui|quoi|lequel|laquelle
  unfinished: <says> <wh>
  finished: ^ qu' est ce que c' est
  finished: <wh> est ce que c' est
  finished: ^ qui est ce
  finished: ^ et|merci|pour|chez|avec|de|à <tonic>
  finished: _ pour|chez|avec|de|à|sans <tonic>
  finished: _ en veux|prends|voudrais un|une|deux
  finished: venir|viens|aller|partir|vais|faire avec|sans
  finished: ^ je suis pour|contre
  unfinished: *'
  unfinished: <article>|<possessive>|<conjunction>|<preposition>

  finished: ^ <wh>|d'|de|à|chez .. êtes|allez|venez|habitez|faites|voulez|pensez vous
  finished: <wh> .. est|sont|a il|elle|ce|ils|elles|t
  finished: c' est elle|lui|moi|vous|nous
  unfinished: <clitic>
  unfinished: <auxiliary>|<conjunction>|que|quand|<subject>|ce|ne vous|nous|elle|elles|lui|ce
  unfinished: <wh> .. vous|nous|elle

  finished: <yes> je|c'|il|elle|on|nous <finite>
  finished: si|comme vous|tu voulez|veux|pouvez
  finished: _ ... où|quand|comment|combien|qui|qu'|que|quelle _ .. c' est
  finished: ça va
  finished: <subject> <be>|<have>|va où|quand|comment|combien|qui|quoi|lequel|laquelle
  finished: _ _ où|quand|comment|combien|quoi|lequel|laquelle
  finished: ^ c' est|pour|avec|chez|de|à _ quoi|qui|où
  finished: ^ pour|à|de|avec|chez quoi|qui|où
  unsure: ^ où est|sont
  unfinished: <be>|<have>|<modal>
  unfinished: <wh>

  finished: ^ qu'|que|quoi|comment|où|quel|quelle|lequel|laquelle ... <transitive>|cherche|prends
  finished: c' est|tout ... que|qu' ... <transitive>|cherche|pense|crois
  unfinished: <modal>|vous|nous|pour|de|d'|à|bien|me|le|la <transitive>
  unfinished: m' appelle
  unfinished: je|j' vous <starts>
  unfinished: je|j' <starts>
  unfinished: je voudrais|voulais|aimerais|souhaite bien|juste|savoir
  unfinished: <have>|<be> besoin|juste|aussi|très|trop|plus|un
  unfinished: très

  finished: ^ <subordinator> _ _ ... <subject> _ ...
  unfinished: ^ <subordinator> <subject>|<determiner> _ ...
  unsure: ^ parce que ...

  finished: <finite>|<subject> ... <subject> _ ...
  unsure: ^ <determiner> _ que|qu' ...
  finished: <subject> _ ...
  finished: <finite> _ ...
  finished: ^ <wh> _ _ ...
  finished: ^ à|de|d'|pour|avec <wh> _ _ ...
  finished: ^ *ez _ ...
`;

export const ENDINGS = readEndings(CLASSES, TABLE);

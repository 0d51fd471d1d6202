import { readEndings } from '../../endings.ts';
import { CLASSES } from './classes.ts';

const TABLE = `
  finished: ^ <answer>+
  finished: ^ mm|mhm hm
  finished: au revoir
  finished: ^ merci beaucoup|bien
  finished: bonne journée|soirée
  finished: à bientôt|demain|plus
  finished: ^ pas du tout
  finished: ^ pas encore|vraiment|maintenant|aujourd'hui
  finished: ^ comment|pourquoi pas
  unfinished: <filler>
  unfinished: ^ alors|donc|enfin|bon
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

  unsure: <yes> je|c'|il|elle|on|nous <finite>
  finished: si|comme vous|tu voulez|veux|pouvez
  finished: _ ... où|quand|comment|combien|qui|qu'|que|quelle _ .. c' est
  finished: ça va
  finished: <subject> <be>|<have>|va où|quand|comment|combien|qui|quoi|lequel|laquelle
  finished: _ _ où|quand|comment|combien|quoi|lequel|laquelle
  finished: ^ c' est|pour|avec|chez|de|à _ quoi|qui|où
  finished: ^ pour|à|de|avec|chez quoi|qui|où
  unsure: ^ où est|sont
  finished: ce que|qu' .. <modal>
  unfinished: <be>|<have>|<modal>
  unfinished: <wh>

  finished: ^ qu'|que|quoi|comment|où|quel|quelle|lequel|laquelle ... <transitive>|cherche|prends
  finished: comment .. <transitive>
  finished: ce que|qu' .. <transitive>
  finished: c' est|tout ... que|qu' ... <transitive>|cherche|pense|crois
  unfinished: <modal>|vous|nous|pour|de|d'|à|bien|me|le|la <transitive>
  unfinished: m' appelle
  unfinished: je|j' vous <starts>
  unfinished: je|j' <starts>
  unfinished: je voudrais|voulais|aimerais|souhaite bien|juste|savoir
  unfinished: <have>|<be> besoin|juste|aussi|très|trop|plus|un
  unfinished: très
  unfinished: <preposition> propos|cause|cas|rapport|lieu|raison
  unfinished: n' arrive pas
  unfinished: comment savoir
  unsure: <have> fait|eu
  unfinished: ne|n' _
  unsure: <have>|<be> pas
  unfinished: <have>|<be> déjà|jamais|toujours|encore
  unsure: ^ est ce que c' est possible|prévu|normal
  finished: <modal> venir|payer|partir|attendre|rappeler|répéter|comprendre|aider
  unsure: <modal>|d'|de|à *er|*ir|*dre|*tre

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

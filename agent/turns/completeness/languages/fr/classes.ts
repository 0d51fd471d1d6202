/** Closed classes of words, clitics among them, after Grevisse and Goosse, Le bon usage (2016). */
export const CLASSES = {
  answer:
    "oui non ouais ok okay d' accord bonjour bonsoir salut allô merci voilà parfait exactement exact absolument volontiers entendu bien sûr très rien jamais peut être tout stop mhm oh ah super",
  yes: 'oui non ouais si',
  filler: 'euh heu hum hm hmm ben bah',
  article:
    'le la les un une des du au aux ce cet cette ces quel quelle quels quelles chaque aucun aucune quelques plusieurs',
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
  starts:
    'cherche demande pense crois prends appelle trouve voulais vais appelais rappelais habite viens suppose espère',
  finite: '<auxiliary> marche fonctionne coûte faut arrive manque reste',
};

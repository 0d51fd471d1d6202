import { readWords } from '../../tables.ts';

/**
 * Those that are said as words; the written forms in lower case. A dot at the end of
 * the spoken form: that of the written one may end a sentence.
 */
export const abbreviations = readWords(`
  m. | mr | mr. = monsieur
  mme = madame
  mmes = mesdames
  mlle = mademoiselle
  mm = messieurs
  dr | dr. = docteur
  pr = professeur
  me. = maître
  etc = et cetera
  etc. = et cetera.
  p. ex. | p.ex. = par exemple
  ex. = exemple
  c.-à-d. | c-à-d = c'est-à-dire
  env. = environ
  av. = avenue
  bd | bd. | boul. = boulevard
  tél. = téléphone
  max. = maximum
  min. = minimum
  réf. = référence
  apt. | app. = appartement
  st. = saint
  ste. = sainte
  rdv = rendez-vous
  svp | s.v.p. = s'il vous plaît
  nb. = nombre
  qté = quantité
  vol. = volume
  chap. = chapitre
  p. = page
  art. = article
  dép. = département
  av. j.-c. = avant Jésus-Christ.
  apr. j.-c. = après Jésus-Christ.
  ttc = toutes taxes comprises
  h.t. = hors taxes
  cf. = voir
  bcp = beaucoup
  qqn = quelqu'un
  cie = compagnie
  éd. = édition
  resp. = respectivement
  24h/24 = vingt-quatre heures sur vingt-quatre
  7j/7 = sept jours sur sept
`);

import { readWords } from '../../tables.ts';

/**
 * Those that are said as words; the written forms in lower case. A dot at the end of
 * the spoken form: that of the written one may end a sentence.
 */
export const abbreviations = readWords(`
  z.b. | z. b. | zb. = zum Beispiel
  d.h. | d. h. = das heißt
  u.a. | u. a. = unter anderem.
  usw. = und so weiter.
  etc. = et cetera.
  bzw. = beziehungsweise
  ca. = circa
  evtl. = eventuell
  ggf. = gegebenenfalls
  inkl. = inklusive
  exkl. = exklusive
  zzgl. = zuzüglich
  abzgl. = abzüglich
  max. = maximal
  min. | mind. = mindestens
  vgl. = vergleiche
  nr. = Nummer
  tel. = Telefon
  str. = Straße.
  dr. = Doktor
  prof. = Professor
  dipl. = Diplom
  ing. = Ingenieur
  hr. = Herr
  st. = Sankt
  jh. = Jahrhundert
  i.d.r. | i. d. r. = in der Regel
  o.g. = oben genannt.
  s.o. = siehe oben
  s.u. = siehe unten
  u.u. = unter Umständen
  v.a. | v. a. = vor allem
  sog. = sogenannte
  abt. = Abteilung
  std. = Stunden.
  mio. = Millionen
  mrd. = Milliarden
  tsd. = Tausend
  n.chr. | n. chr. = nach Christus.
  v.chr. | v. chr. = vor Christus.
  geb. = geboren
  bspw. = beispielsweise
  vllt. = vielleicht
  mwst. = Mehrwertsteuer.
  gem. = gemäß
  jährl. = jährlich
  mtl. = monatlich
  mfg = mit freundlichen Grüßen
`);

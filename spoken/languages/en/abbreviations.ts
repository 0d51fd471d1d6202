import { readWords } from '../../tables.ts';

/**
 * Those that are said as words; the written forms in lower case. A dot at the end of
 * the spoken form: that of the written one may end a sentence.
 */
export const abbreviations = readWords(`
  dr. = doctor
  mr. | mr = mister
  mrs. | mrs = missus
  ms. = miss
  prof. = professor
  jr. = junior.
  sr. = senior.
  gov. = governor
  sen. = senator
  rep. = representative
  gen. = general
  capt. = captain
  lt. = lieutenant
  sgt. = sergeant
  rev. = reverend
  hon. = honorable
  e.g. | eg. = for example
  i.e. = that is
  etc = et cetera
  etc. = et cetera.
  vs. | vs = versus
  approx. = approximately
  dept. = department
  est. = established
  inc. = incorporated.
  ltd. = limited.
  corp. = corporation.
  co. = company.
  bros. = brothers.
  max. = maximum
  min. = minimum
  apt. = apartment
  ext. = extension
  tel. = telephone
  ph.d. = P H D.
  a.k.a. | aka = also known as
  w/ = with
  w/o = without
  u.s. = U S.
  u.k. = U K.
  u.s.a. = U S A.
  p.s. = P S
  asap | a.s.a.p. = as soon as possible
  fyi = for your information
  appt. = appointment
  avg. = average
  incl. = including
  jan. = January
  feb. = February
  aug. = August
  sept. = September
  oct. = October
  nov. = November
  dec. = December
  tv = TV
  temp. = temperature
  hrs. = hours.
  misc. = miscellaneous
  and/or = and or
  24/7 = twenty-four seven
  n/a = not applicable
  p.o. = P O
  vol. = volume
  pp. = pages
  fig. = figure
  attn. = attention
`);

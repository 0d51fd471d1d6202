/** Those that are said as words; the written forms in lower case. */
export const abbreviations: Readonly<Record<string, string>> = {
  'dr.': 'doctor', 'mr.': 'mister', 'mrs.': 'missus', 'ms.': 'miss', mr: 'mister', mrs: 'missus', 'prof.': 'professor', 'jr.': 'junior',
  'sr.': 'senior', 'gov.': 'governor', 'sen.': 'senator', 'rep.': 'representative', 'gen.': 'general', 'capt.': 'captain', 'lt.': 'lieutenant',
  'sgt.': 'sergeant', 'rev.': 'reverend', 'hon.': 'honorable', 'e.g.': 'for example', 'eg.': 'for example', 'i.e.': 'that is', 'etc.': 'et cetera', etc: 'et cetera',
  'vs.': 'versus', vs: 'versus', 'approx.': 'approximately', 'dept.': 'department', 'est.': 'established', 'inc.': 'incorporated',
  'ltd.': 'limited', 'corp.': 'corporation', 'co.': 'company', 'bros.': 'brothers', 'max.': 'maximum', 'min.': 'minimum', 'apt.': 'apartment',
  'ext.': 'extension', 'tel.': 'telephone', 'ph.d.': 'P H D', 'a.k.a.': 'also known as', aka: 'also known as', 'w/': 'with', 'w/o': 'without',
  'u.s.': 'U S', 'u.k.': 'U K', 'u.s.a.': 'U S A', 'p.s.': 'P S', asap: 'as soon as possible', 'a.s.a.p.': 'as soon as possible', fyi: 'for your information',
  'appt.': 'appointment', 'avg.': 'average', 'incl.': 'including', 'mon.': 'Monday', 'tue.': 'Tuesday', 'tues.': 'Tuesday', 'wed.': 'Wednesday',
  'thu.': 'Thursday', 'thurs.': 'Thursday', 'fri.': 'Friday', 'jan.': 'January', 'feb.': 'February', 'aug.': 'August', 'sept.': 'September',
  'oct.': 'October', 'nov.': 'November', 'dec.': 'December', tv: 'TV', 'temp.': 'temperature', 'hrs.': 'hours', 'misc.': 'miscellaneous',
  'and/or': 'and or', '24/7': 'twenty four seven', 'n/a': 'not applicable', 'p.o.': 'P O', 'vol.': 'volume', 'pp.': 'pages', 'fig.': 'figure', 'attn.': 'attention',
};

/** Those that are said as words; the written forms in lower case. */
export const abbreviations: Readonly<Record<string, string>> = {
  'm.': 'monsieur', mr: 'monsieur', 'mr.': 'monsieur', mme: 'madame', mmes: 'mesdames', mlle: 'mademoiselle', mm: 'messieurs', dr: 'docteur', 'dr.': 'docteur', pr: 'professeur', 'me.': 'maître',
  'etc.': 'et cetera', etc: 'et cetera', 'p. ex.': 'par exemple', 'p.ex.': 'par exemple', 'ex.': 'exemple', 'c.-à-d.': "c'est-à-dire", 'c-à-d': "c'est-à-dire", 'env.': 'environ', 'av.': 'avenue', 'bd': 'boulevard', 'bd.': 'boulevard', 'boul.': 'boulevard',
  'tél.': 'téléphone', 'max.': 'maximum', 'min.': 'minimum', 'réf.': 'référence', 'apt.': 'appartement', 'app.': 'appartement', 'st.': 'saint', 'ste.': 'sainte', 'rdv': 'rendez-vous', 'svp': "s'il vous plaît", 's.v.p.': "s'il vous plaît",
  'lun.': 'lundi', 'mar.': 'mardi', 'mer.': 'mercredi', 'jeu.': 'jeudi', 'ven.': 'vendredi', 'sam.': 'samedi', 'dim.': 'dimanche', 'nb.': 'nombre', 'qté': 'quantité', 'vol.': 'volume', 'chap.': 'chapitre', 'p.': 'page', 'art.': 'article', 'dép.': 'département',
  'av. j.-c.': 'avant Jésus-Christ', 'apr. j.-c.': 'après Jésus-Christ', 'ttc': 'toutes taxes comprises', 'h.t.': 'hors taxes', 'cf.': 'voir', 'bcp': 'beaucoup', 'qqn': "quelqu'un", 'cie': 'compagnie', 'éd.': 'édition', 'resp.': 'respectivement', '24h/24': 'vingt-quatre heures sur vingt-quatre', '7j/7': 'sept jours sur sept',
};

import { readWords } from '../../tables.ts';

/**
 * Those that are said as words; the written forms in lower case. A dot at the end of
 * the spoken form: that of the written one may end a sentence.
 */
export const abbreviations = readWords(`
  sr. = señor
  sra. = señora
  srta. = señorita
  sres. = señores
  d. = don
  dª | dña. = doña
  dr. = doctor
  dra. = doctora
  prof. = profesor
  profa. = profesora
  lic. = licenciado
  ing. = ingeniero
  arq. = arquitecto
  ud. | vd. = usted
  uds. = ustedes
  etc = etcétera
  etc. = etcétera.
  p. ej. | p.ej. = por ejemplo
  ej. = ejemplo
  aprox. = aproximadamente
  av. | avda. = avenida
  c/ = calle
  pza. = plaza
  núm. | nro. = número
  tel. | tfno. = teléfono
  máx. = máximo
  mín. = mínimo
  depto. | dpto. = departamento
  apto. = apartamento
  ref. = referencia
  pág. = página
  págs. = páginas
  cap. = capítulo
  art. = artículo
  vol. = volumen
  ext. = extensión
  eeuu = Estados Unidos
  ee. uu. | ee.uu. = Estados Unidos.
  s.a. = sociedad anónima.
  cía. = compañía.
  gral. = general
  sta. = santa
  sto. = santo
  izq. = izquierda
  dcha. = derecha
  incl. = incluido
  cta. = cuenta
  c.p. = código postal
  atte. = atentamente
  admón. = administración
  a.c. = antes de Cristo.
  d.c. = después de Cristo.
  hrs. = horas.
`);

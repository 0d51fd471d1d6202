import type { Currency } from '../../language.ts';
import { feminine, noun } from './numbers.ts';

const centavo = noun('centavo');
const centimo = noun('céntimo');
const of = (name: Currency, cent = centavo): Currency => ({ ...name, cent });
const dollar = of(noun('dólar', 'dólares'));
const dollarOf = (name: string): Currency => of(noun(`dólar ${name}`, `dólares ${name}`));
const dollarKind = (one: string): Currency => of(noun(`dólar ${one}`, `dólares ${one}s`));
const peso = (one: string): Currency => of(noun(`peso ${one}`, `pesos ${one}s`));
const euro = of(noun('euro'), centimo);
const pound: Currency = { ...feminine('libra'), cent: noun('penique') };
const yen = of(noun('yen', 'yenes'));
const crown = (adjective: string): Currency => feminine(`corona${adjective && ` ${adjective}`}`, `coronas${adjective && ` ${adjective}s`}`);

export const currencies: Readonly<Record<string, Currency>> = {
  $: dollar, dólares: dollar, dólar: dollar, us$: dollarKind('estadounidense'), usd: dollarKind('estadounidense'), cad: dollarKind('canadiense'), aud: dollarKind('australiano'),
  hkd: dollarOf('de Hong Kong'), ttd: dollarOf('de Trinidad y Tobago'), nzd: dollarKind('neozelandés'), bzd: dollarKind('beliceño'), jmd: dollarKind('jamaiquino'), bsd: dollarKind('bahameño'),
  '€': euro, eur: euro, euros: euro, euro, '£': pound, gbp: { ...feminine('libra esterlina', 'libras esterlinas'), cent: noun('penique') }, libras: pound,
  '¥': yen, jpy: yen, '₩': noun('won', 'wones'), krw: noun('won', 'wones'), cny: noun('yuan', 'yuanes'), '₹': feminine('rupia'), '₽': noun('rublo'),
  chf: of(noun('franco suizo', 'francos suizos'), centimo), fr: noun('franco'), 'fr.': noun('franco'), kr: crown(''), dkk: crown('danesa'), nok: crown('noruega'), sek: crown('sueca'), pln: noun('esloti'),
  mxn: peso('mexicano'), mex$: peso('mexicano'), mx$: peso('mexicano'), ars: peso('argentino'), ar$: peso('argentino'), cop: peso('colombiano'), col$: peso('colombiano'), clp: peso('chileno'), uyu: peso('uruguayo'), dop: peso('dominicano'), cup: peso('cubano'), bop: peso('boliviano'), php: peso('filipino'), pesos: of(noun('peso')), peso: of(noun('peso')),
  pen: of(noun('sol', 'soles'), centimo), 's/': of(noun('sol', 'soles'), centimo), 's/.': of(noun('sol', 'soles'), centimo), gtq: of(noun('quetzal', 'quetzales')), hnl: of(noun('lempira')), nio: of(noun('córdoba')), pab: of(noun('balboa'), centimo), pyg: noun('guaraní', 'guaraníes'), '₲': noun('guaraní', 'guaraníes'),
  crc: of(noun('colón costarricense', 'colones costarricenses'), centimo), '₡': of(noun('colón', 'colones'), centimo), svc: of(noun('colón salvadoreño', 'colones salvadoreños')), ves: of(noun('bolívar', 'bolívares'), centimo), vef: of(noun('bolívar', 'bolívares'), centimo), brl: of(noun('real', 'reales')), r$: of(noun('real', 'reales')),
  ptas: feminine('peseta'), pta: feminine('peseta'), 'ptas.': feminine('peseta'), '¢': centavo, centavos: centavo, céntimos: centimo,
};

import { readCurrencies } from '../../tables.ts';

/** Signs, codes and names of currencies, in lower case; then their cents. */
export const currencies = readCurrencies(`
  $ | dollar = der Dollar; der Cent
  usd | us$ = der US-Dollar; der Cent
  cad = der kanadischer-Dollar; der Cent
  aud = der australischer-Dollar; der Cent
  hkd = der Hongkong-Dollar; der Cent
  € | eur | euro = der Euro; der Cent
  £ | gbp | pfund = das Pfund; der Penny, Pence
  chf | sfr. | franken = der Franken; der Rappen
  ¥ | jpy | yen = der Yen
  ₩ = der Won
  cny | yuan = der Yuan
  ₹ = die Rupie, Rupien
  ₽ = der Rubel
  dkk = die dänische Krone, dänische Kronen
  nok = die norwegische Krone, norwegische Kronen
  sek = die schwedische Krone, schwedische Kronen
  pln = der Złoty
  cent | ct | ct. | ¢ = der Cent
  hk$ = der Hongkong-Dollar; der Cent
  ca$ | c$ = der kanadische Dollar; der Cent
  ₺ | try = die Lira
  czk = die tschechische Krone, tschechische Kronen
`);

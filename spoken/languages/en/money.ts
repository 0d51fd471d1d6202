import { readCurrencies } from '../../tables.ts';

/** Signs, codes and names of currencies, in lower case; then their cents. */
export const currencies = readCurrencies(`
  $ | dollars | dollar = dollar, dollars; cent, cents
  usd | us$ = US dollar, US dollars; cent, cents
  c$ | ca$ | cad = Canadian dollar, Canadian dollars; cent, cents
  a$ | aud = Australian dollar, Australian dollars; cent, cents
  nz$ = New Zealand dollar, New Zealand dollars; cent, cents
  hk$ | hkd = Hong Kong dollar, Hong Kong dollars; cent, cents
  € | eur | euros | euro = euro, euros; cent, cents
  £ | gbp | pounds = pound, pounds; penny, pence
  ¥ | jpy | yen = yen
  ₩ | krw | won = won
  cny | yuan = yuan
  ₹ | inr = rupee, rupees; paisa, paise
  chf = Swiss franc, Swiss francs; centime, centimes
  dkk = Danish krone, Danish kroner
  nok = Norwegian krone, Norwegian kroner
  sek = Swedish krona, Swedish kronor
  ¢ = cent, cents
  mxn = Mexican peso, Mexican pesos; centavo, centavos
  ₽ = ruble, rubles
  r$ = real, reais
  ฿ = baht
  ₺ = lira
  ₿ = bitcoin, bitcoins
  pln = zloty
`);

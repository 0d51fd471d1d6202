import { readCurrencies } from '../../tables.ts';

/** Signs, codes and names of currencies, in lower case; then their cents. */
export const currencies = readCurrencies(`
  € | eur | euro | euros = un euro, euros; un centime, centimes
  $ | dollar | dollars = un dollar, dollars; un cent, cents
  usd | us$ = un dollar américain, dollars américains; un cent, cents
  cad | $ca = un dollar canadien, dollars canadiens; un cent, cents
  aud = un dollar australien, dollars australiens; un cent, cents
  £ = une livre, livres; un penny, pence
  gbp = une livre sterling, livres sterling; un penny, pence
  chf = un franc suisse, francs suisses; un centime, centimes
  francs | franc = un franc, francs; un centime, centimes
  ¥ | jpy | yens = un yen, yens
  ₩ = un won, wons
  cny | yuans = un yuan, yuans
  ₹ = une roupie, roupies
  ₽ = un rouble, roubles
  mad = un dirham, dirhams
  dkk = une couronne danoise, couronnes danoises
  nok = une couronne norvégienne, couronnes norvégiennes
  sek = une couronne suédoise, couronnes suédoises
  pln = un zloty, zlotys
  ¢ = un cent, cents
  centimes = un centime, centimes
`);

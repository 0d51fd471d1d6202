import type { Currency } from '../../language.ts';
import { feminine, noun } from './numbers.ts';

const cent = noun('centime');
const euro: Currency = { ...noun('euro'), cent };
const dollar: Currency = { ...noun('dollar'), cent: noun('cent') };
const kind = (adjective: string): Currency => ({ ...noun(`dollar ${adjective}`, `dollars ${adjective}s`), cent: noun('cent') });
const pound: Currency = { ...feminine('livre'), cent: noun('penny', 'pence') };
const franc: Currency = { ...noun('franc'), cent };
const yen = noun('yen');
const crown = (adjective: string) => feminine(`couronne ${adjective}`, `couronnes ${adjective}s`);

export const currencies: Readonly<Record<string, Currency>> = {
  '€': euro, eur: euro, euro, euros: euro, $: dollar, dollar, dollars: dollar, usd: kind('américain'), us$: kind('américain'), cad: kind('canadien'), $ca: kind('canadien'),
  aud: kind('australien'), '£': pound, gbp: { ...feminine('livre sterling', 'livres sterling'), cent: noun('penny', 'pence') }, chf: { ...noun('franc suisse', 'francs suisses'), cent }, francs: franc, franc,
  '¥': yen, jpy: yen, yens: yen, '₩': noun('won'), cny: noun('yuan'), yuans: noun('yuan'), '₹': feminine('roupie'), '₽': noun('rouble'), mad: noun('dirham'),
  dkk: crown('danoise'), nok: crown('norvégienne'), sek: crown('suédoise'), pln: noun('zloty'), '¢': noun('cent'), centimes: cent,
};

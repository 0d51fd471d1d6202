import type { Currency } from '../../language.ts';
import { noun } from './numbers.ts';

const cent = noun('Cent');
const dollar: Currency = { ...noun('Dollar'), cent };
const kind = (name: string): Currency => ({ ...noun(`${name}-Dollar`), cent });
const euro: Currency = { ...noun('Euro'), cent };
const pound: Currency = { ...noun('Pfund', 'Pfund', 'neuter'), cent: noun('Penny', 'Pence') };
const franc: Currency = { ...noun('Franken'), cent: noun('Rappen') };
const yen = noun('Yen');
const crown = (name: string) => noun(`${name} Krone`, `${name} Kronen`, 'feminine');

export const currencies: Readonly<Record<string, Currency>> = {
  $: dollar, dollar, usd: kind('US'), us$: kind('US'), cad: kind('kanadischer'), aud: kind('australischer'), hkd: kind('Hongkong'),
  '€': euro, eur: euro, euro, '£': pound, gbp: pound, pfund: pound, chf: franc, 'sfr.': franc, franken: franc, '¥': yen, jpy: yen, yen,
  '₩': noun('Won'), cny: noun('Yuan'), yuan: noun('Yuan'), '₹': noun('Rupie', 'Rupien', 'feminine'), '₽': noun('Rubel'),
  dkk: crown('dänische'), nok: crown('norwegische'), sek: crown('schwedische'), pln: noun('Złoty'), cent, ct: cent, 'ct.': cent, '¢': cent,
};

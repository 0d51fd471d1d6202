import type { Currency } from '../../language.ts';

const cent = { one: 'cent', many: 'cents' };
const dollar: Currency = { one: 'dollar', many: 'dollars', cent };
const kind = (name: string): Currency => ({ one: `${name} dollar`, many: `${name} dollars`, cent });
const euro: Currency = { one: 'euro', many: 'euros', cent };
const pound: Currency = { one: 'pound', many: 'pounds', cent: { one: 'penny', many: 'pence' } };
const yen: Currency = { one: 'yen', many: 'yen' };
const won: Currency = { one: 'won', many: 'won' };
const yuan: Currency = { one: 'yuan', many: 'yuan' };
const rupee: Currency = { one: 'rupee', many: 'rupees', cent: { one: 'paisa', many: 'paise' } };
const franc: Currency = { one: 'Swiss franc', many: 'Swiss francs', cent: { one: 'centime', many: 'centimes' } };
const crown = (name: string): Currency => ({ one: `${name} krone`, many: `${name} kroner` });

export const currencies: Readonly<Record<string, Currency>> = {
  $: dollar, usd: { ...kind('US') }, us$: kind('US'), c$: kind('Canadian'), cad: kind('Canadian'), a$: kind('Australian'),
  aud: kind('Australian'), nz$: kind('New Zealand'), hk$: kind('Hong Kong'), hkd: kind('Hong Kong'),
  dollars: dollar, dollar: dollar, '€': euro, eur: euro, euros: euro, euro: euro, '£': pound, gbp: pound, pounds: pound,
  '¥': yen, jpy: yen, yen: yen, '₩': won, krw: won, won: won, cny: yuan, yuan: yuan, '₹': rupee, inr: rupee,
  chf: franc, dkk: crown('Danish'), nok: crown('Norwegian'), sek: { one: 'Swedish krona', many: 'Swedish kronor' },
  '¢': { one: 'cent', many: 'cents' }, mxn: { one: 'Mexican peso', many: 'Mexican pesos', cent: { one: 'centavo', many: 'centavos' } },
  '₽': { one: 'ruble', many: 'rubles' }, r$: { one: 'real', many: 'reais' }, '฿': { one: 'baht', many: 'baht' },
  '₺': { one: 'lira', many: 'lira' }, '₿': { one: 'bitcoin', many: 'bitcoins' }, pln: { one: 'zloty', many: 'zloty' },
};

import type { Noun } from '../../language.ts';
import { feminine as f, noun as m } from './numbers.ts';

const per = (one: string, other: string): Noun => m(`${one} par ${other}`, `${one}s par ${other}`);
const square = (name: string): Noun => m(`${name} carré`, `${name}s carrés`);
const cubic = (name: string): Noun => m(`${name} cube`, `${name}s cubes`);

export const units: Readonly<Record<string, Noun>> = {
  m: m('mètre'), km: m('kilomètre'), cm: m('centimètre'), mm: m('millimètre'), μm: m('micromètre'), µm: m('micromètre'), nm: m('nanomètre'), 'm²': square('mètre'), m2: square('mètre'), 'km²': square('kilomètre'), km2: square('kilomètre'),
  'cm²': square('centimètre'), 'mm²': square('millimètre'), 'm³': cubic('mètre'), m3: cubic('mètre'), 'cm³': cubic('centimètre'), 'km³': cubic('kilomètre'), ha: m('hectare'), g: m('gramme'), kg: m('kilogramme'), mg: m('milligramme'), µg: m('microgramme'), t: f('tonne'),
  l: m('litre'), ml: m('millilitre'), cl: m('centilitre'), dl: m('décilitre'), hl: m('hectolitre'), 'km/h': per('kilomètre', 'heure'), 'm/s': per('mètre', 'seconde'), mph: f('mille par heure', 'milles par heure'),
  '°c': m('degré Celsius', 'degrés Celsius'), '°C': m('degré Celsius', 'degrés Celsius'), '° C': m('degré Celsius', 'degrés Celsius'), '℃': m('degré Celsius', 'degrés Celsius'), '°F': m('degré Fahrenheit', 'degrés Fahrenheit'), '℉': m('degré Fahrenheit', 'degrés Fahrenheit'), K: m('kelvin'),
  heure: f('heure'), jour: m('jour'), semaine: f('semaine'), mois: m('mois', 'mois'), an: m('an'), personne: f('personne'), nuit: f('nuit'), min: f('minute'), 'min.': f('minute'), mn: f('minute'), s: f('seconde'), sec: f('seconde'), ms: f('milliseconde'), j: m('jour'),
  w: m('watt'), kw: m('kilowatt'), mw: m('mégawatt'), gw: m('gigawatt'), wh: m('wattheure'), kwh: m('kilowattheure'), mwh: m('mégawattheure'), v: m('volt'), mv: m('millivolt'), kv: m('kilovolt'), a: m('ampère'), ma: m('milliampère'), Ω: m('ohm'),
  hz: m('hertz', 'hertz'), khz: m('kilohertz', 'kilohertz'), mhz: m('mégahertz', 'mégahertz'), ghz: m('gigahertz', 'gigahertz'), ch: m('cheval', 'chevaux'), pa: m('pascal'), hpa: m('hectopascal'), bar: m('bar'), kcal: f('kilocalorie'), db: m('décibel'),
  ko: m('kilooctet'), mo: m('mégaoctet'), go: m('gigaoctet'), to: m('téraoctet'), kb: m('kilobit'), mb: m('mégabit'), gb: m('gigabit'), 'mbit/s': per('mégabit', 'seconde'), 'gbit/s': per('gigabit', 'seconde'), 'mo/s': per('mégaoctet', 'seconde'),
  ft: m('pied'), in: m('pouce'), mi: m('mille'), lb: f('livre'), oz: f('once'), px: m('pixel'), 'tr/min': m('tour par minute', 'tours par minute'),
};

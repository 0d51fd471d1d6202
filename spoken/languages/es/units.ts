import type { Noun } from '../../language.ts';
import { feminine as f, noun as m } from './numbers.ts';

const square = (name: string): Noun => m(`${name} cuadrado`, `${name}s cuadrados`);
const cubic = (name: string): Noun => m(`${name} cúbico`, `${name}s cúbicos`);
const celsius = m('grado centígrado', 'grados centígrados');
const fahrenheit = m('grado Fahrenheit', 'grados Fahrenheit');

export const units: Readonly<Record<string, Noun>> = {
  m: m('metro'), km: m('kilómetro'), cm: m('centímetro'), mm: m('milímetro'), μm: m('micrómetro'), µm: m('micrómetro'), nm: m('nanómetro'), 'm²': square('metro'), m2: square('metro'), 'km²': square('kilómetro'), km2: square('kilómetro'), 'cm²': square('centímetro'), cm2: square('centímetro'), 'mm²': square('milímetro'),
  'm³': cubic('metro'), m3: cubic('metro'), 'cm³': cubic('centímetro'), 'km³': cubic('kilómetro'), ha: f('hectárea'), g: m('gramo'), kg: m('kilogramo'), mg: m('miligramo'), μg: m('microgramo'), µg: m('microgramo'), t: f('tonelada'),
  l: m('litro'), ml: m('mililitro'), cl: m('centilitro'), dl: m('decilitro'), 'km/h': m('kilómetro por hora', 'kilómetros por hora'), kph: m('kilómetro por hora', 'kilómetros por hora'), 'm/s': m('metro por segundo', 'metros por segundo'), mph: f('milla por hora', 'millas por hora'),
  '°c': celsius, '°C': celsius, '° c': celsius, '° C': celsius, '℃': celsius, ºC: celsius, 'ºc': celsius, '°f': fahrenheit, '°F': fahrenheit, '° f': fahrenheit, '℉': fahrenheit, 'ºf': fahrenheit, K: m('kelvin', 'kelvin'),
  h: f('hora'), hr: f('hora'), hrs: f('hora'), min: m('minuto'), 'min.': m('minuto'), s: m('segundo'), seg: m('segundo'), 'seg.': m('segundo'), ms: m('milisegundo'), hora: f('hora'), día: m('día'), semana: f('semana'), mes: m('mes', 'meses'), año: m('año'), persona: f('persona'), noche: f('noche'),
  w: m('vatio'), kw: m('kilovatio'), mw: m('megavatio'), gw: m('gigavatio'), wh: m('vatio hora', 'vatios hora'), kwh: m('kilovatio hora', 'kilovatios hora'), v: m('voltio'), mv: m('milivoltio'), kv: m('kilovoltio'), a: m('amperio'), ma: m('miliamperio'), Ω: m('ohmio'),
  hz: m('hercio'), khz: m('kilohercio'), mhz: m('megahercio'), ghz: m('gigahercio'), cv: m('caballo', 'caballos'), hp: m('caballo de fuerza', 'caballos de fuerza'), pa: m('pascal', 'pascales'), hpa: m('hectopascal', 'hectopascales'), bar: m('bar', 'bares'), psi: f('P S I', 'P S I'), kcal: f('kilocaloría'), cal: f('caloría'), db: m('decibelio'),
  kb: m('kilobyte'), mb: m('megabyte'), gb: m('gigabyte'), tb: m('terabyte'), mbps: m('megabit por segundo', 'megabits por segundo'), gbps: m('gigabit por segundo', 'gigabits por segundo'), 'mb/s': m('megabyte por segundo', 'megabytes por segundo'), rpm: f('revolución por minuto', 'revoluciones por minuto'),
  ft: m('pie'), in: f('pulgada'), mi: f('milla'), yd: f('yarda'), lb: f('libra'), lbs: f('libra'), oz: f('onza'), gal: m('galón', 'galones'), px: m('píxel', 'píxeles'),
};

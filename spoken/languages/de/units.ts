import type { Noun } from '../../language.ts';
import { noun } from './numbers.ts';

const f = (one: string, many = `${one}n`): Noun => noun(one, many, 'feminine');
const n = (one: string, many = one): Noun => noun(one, many, 'neuter');
const meter = (prefix: string) => noun(`${prefix}meter`);

export const units: Readonly<Record<string, Noun>> = {
  m: noun('Meter'), km: meter('Kilo'), cm: meter('Zenti'), mm: meter('Milli'), dm: meter('Dezi'), μm: meter('Mikro'), µm: meter('Mikro'), nm: meter('Nano'),
  'm²': noun('Quadratmeter'), m2: noun('Quadratmeter'), qm: noun('Quadratmeter'), 'km²': noun('Quadratkilometer'), km2: noun('Quadratkilometer'),
  'cm²': noun('Quadratzentimeter'), cm2: noun('Quadratzentimeter'), 'mm²': noun('Quadratmillimeter'), 'm³': noun('Kubikmeter'), m3: noun('Kubikmeter'), 'cm³': noun('Kubikzentimeter'), 'km³': noun('Kubikkilometer'),
  ha: noun('Hektar'), g: n('Gramm'), kg: n('Kilogramm'), mg: n('Milligramm'), μg: n('Mikrogramm'), µg: n('Mikrogramm'), t: f('Tonne'),
  l: noun('Liter'), ml: noun('Milliliter'), cl: noun('Zentiliter'), dl: noun('Deziliter'), hl: noun('Hektoliter'),
  'km/h': noun('Kilometer pro Stunde'), kmh: noun('Kilometer pro Stunde'), mph: f('Meile pro Stunde', 'Meilen pro Stunde'), 'm/s': noun('Meter pro Sekunde'),
  '°c': noun('Grad Celsius'), '°C': noun('Grad Celsius'), '° C': noun('Grad Celsius'), '℃': noun('Grad Celsius'), '°F': noun('Grad Fahrenheit'), '℉': noun('Grad Fahrenheit'), K: n('Kelvin'),
  h: f('Stunde'), std: f('Stunde'), 'std.': f('Stunde'), min: f('Minute'), 'min.': f('Minute'), s: f('Sekunde'), sek: f('Sekunde'), 'sek.': f('Sekunde'), ms: f('Millisekunde'),
  tag: noun('Tag', 'Tage'), monat: noun('Monat', 'Monate'), mo: noun('Monat', 'Monate'), jahr: n('Jahr', 'Jahre'), stunde: f('Stunde'), woche: f('Woche'), person: f('Person', 'Personen'),
  w: n('Watt'), kw: n('Kilowatt'), mw: n('Megawatt'), MW: n('Megawatt'), gw: n('Gigawatt'), wh: f('Wattstunde'), kwh: f('Kilowattstunde'), mwh: f('Megawattstunde'), v: n('Volt'), mv: n('Millivolt'), kv: n('Kilovolt'), a: n('Ampere'), ma: n('Milliampere'),
  hz: n('Hertz'), khz: n('Kilohertz'), mhz: n('Megahertz'), ghz: n('Gigahertz'), ps: f('PS', 'PS'), pa: n('Pascal'), hpa: n('Hektopascal'), bar: n('Bar'), j: n('Joule'), kj: n('Kilojoule'), kcal: f('Kilokalorie'), db: n('Dezibel'), Ω: n('Ohm'),
  kb: n('Kilobyte'), mb: n('Megabyte'), gb: n('Gigabyte'), tb: n('Terabyte'), mbit: n('Megabit'), 'mbit/s': n('Megabit pro Sekunde'), 'gbit/s': n('Gigabit pro Sekunde'), mbps: n('Megabit pro Sekunde'),
  ft: noun('Fuß'), in: noun('Zoll'), zoll: noun('Zoll'), mi: f('Meile'), yd: n('Yard', 'Yards'), lb: n('Pfund'), lbs: n('Pfund'), oz: f('Unze'), px: noun('Pixel'), 'u/min': f('Umdrehung pro Minute', 'Umdrehungen pro Minute'),
};

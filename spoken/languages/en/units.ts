import type { Noun } from '../../language.ts';

const s = (one: string, many = `${one}s`): Noun => ({ one, many });
const PREFIXES: Readonly<Record<string, string>> = { k: 'kilo', c: 'centi', m: 'milli', µ: 'micro', μ: 'micro', n: 'nano' };

function metric(symbol: string, name: string, prefixes: string): [string, Noun][] {
  return [...prefixes].map((prefix) => [`${prefix}${symbol}`, s(`${PREFIXES[prefix]}${name}`)]);
}

/** From the written form to the noun. Where capitals differ, as in MB and Mb, both stand here. */
export const units: Readonly<Record<string, Noun>> = {
  ...Object.fromEntries([
    ...metric('m', 'meter', 'kcmµμn'), ...metric('g', 'gram', 'kmµμ'), ...metric('l', 'liter', 'cm'),
    ...metric('L', 'liter', 'm'), ...metric('s', 'second', 'mµμn'), ...metric('Hz', 'hertz', 'k'),
    ...metric('W', 'watt', 'k'), ...metric('Wh', 'watt hour', 'k'), ...metric('V', 'volt', 'km'), ...metric('A', 'ampere', 'm'),
    ...metric('Pa', 'pascal', 'k'), ...metric('J', 'joule', 'k'), ...metric('cal', 'calorie', 'k'),
  ]),
  m: s('meter'), g: s('gram'), l: s('liter'), L: s('liter'), t: s('ton'), km: s('kilometer'), meter: s('meter'), meters: s('meter'),
  millimeter: s('millimeter', 'millimeter'), millimeters: s('millimeter'), centimeter: s('centimeter', 'centimeter'),
  kilometer: s('kilometer', 'kilometer'), mile: s('mile', 'mile'), miles: s('mile'),
  Hz: s('hertz', 'hertz'), kHz: s('kilohertz', 'kilohertz'), MHz: s('megahertz', 'megahertz'), GHz: s('gigahertz', 'gigahertz'),
  MW: s('megawatt'), GW: s('gigawatt'), MWh: s('megawatt hour'), W: s('watt'), V: s('volt'), kV: s('kilovolt'), Ω: s('ohm'),
  hPa: s('hectopascal'), ha: s('hectare'), mAh: s('milliampere hour'), kcal: s('kilocalorie'), dB: s('decibel'),
  'm²': s('square meter'), m2: s('square meter'), 'km²': s('square kilometer'), km2: s('square kilometer'),
  'cm²': s('square centimeter'), cm2: s('square centimeter'), 'mm²': s('square millimeter'), 'm³': s('cubic meter'), m3: s('cubic meter'),
  'km³': s('cubic kilometer'), 'cm³': s('cubic centimeter'), cm3: s('cubic centimeter'), 'ft²': s('square foot', 'square feet'),
  ft2: s('square foot', 'square feet'), 'sq ft': s('square foot', 'square feet'), 'sq mi': s('square mile'), 'ft³': s('cubic foot', 'cubic feet'),
  ft: s('foot', 'feet'), foot: s('foot', 'foot'), in: s('inch', 'inches'), 'in.': s('inch', 'inches'), inch: s('inch', 'inch'), yd: s('yard'), mi: s('mile'),
  lb: s('pound'), lbs: s('pound'), 'lb.': s('pound'), 'lbs.': s('pound'), oz: s('ounce'), 'oz.': s('ounce'), gal: s('gallon'), qt: s('quart'),
  pt: s('pint'), tbsp: s('tablespoon'), tsp: s('teaspoon'), cc: s('c c', 'c c'),
  mph: s('mile per hour', 'miles per hour'), 'km/h': s('kilometer per hour', 'kilometers per hour'),
  kph: s('kilometer per hour', 'kilometers per hour'), rpm: s('revolution per minute', 'revolutions per minute'),
  bps: s('bit per second', 'bits per second'), kbps: s('kilobit per second', 'kilobits per second'),
  mbps: s('megabit per second', 'megabits per second'), gbps: s('gigabit per second', 'gigabits per second'),
  mpg: s('mile per gallon', 'miles per gallon'), psi: s('pound per square inch', 'pounds per square inch'), fps: s('frame per second', 'frames per second'), ppm: s('part per million', 'parts per million'),
  kb: s('kilobyte'), KB: s('kilobyte'), kB: s('kilobyte'), MB: s('megabyte'), GB: s('gigabyte'), TB: s('terabyte'),
  Mb: s('megabit'), Gb: s('gigabit'), gb: s('gigabyte'), mb: s('megabyte'), tb: s('terabyte'), 'MB/s': s('megabyte per second', 'megabytes per second'),
  '°C': s('degree Celsius', 'degrees Celsius'), '°F': s('degree Fahrenheit', 'degrees Fahrenheit'), '° C': s('degree Celsius', 'degrees Celsius'),
  '℃': s('degree Celsius', 'degrees Celsius'), '℉': s('degree Fahrenheit', 'degrees Fahrenheit'),
  s: s('second'), sec: s('second'), 'sec.': s('second'), secs: s('second'), min: s('minute'), 'min.': s('minute'), mins: s('minute'), h: s('hour'), hr: s('hour'),
  'hr.': s('hour'), hrs: s('hour'), d: s('day'), wk: s('week'), mo: s('month'), mos: s('month'), yr: s('year'), yrs: s('year'),
  hour: s('hour', 'hour'), day: s('day', 'day'), week: s('week', 'week'), month: s('month', 'month'), year: s('year', 'year'), K: s('kelvin'),
  kWh: s('kilowatt hour'), kW: s('kilowatt'), hp: s('horsepower', 'horsepower'), px: s('pixel'), dpi: s('dot per inch', 'dots per inch'), mg: s('milligram'),
};

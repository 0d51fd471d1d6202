import type { Grammar } from '../../grammar.ts';
import { numbered, phrases, words } from '../../word-lists.ts';
import { ENDINGS } from './endings.ts';

export const SPANISH: Grammar = {
  endings: ENDINGS,
  sentence: {
    openers: words(
      'sí no vale ok okay y pero bueno pues eh este hola gracias entonces claro perfecto buenas buenos días tardes noches oiga mire ah oh ya',
    ),
    tails: phrases(
      'muchas gracias, muchísimas gracias, por favor, gracias, adiós, hasta luego, señor, señora, señorita',
    ),
    clause: words('yo no tengo usted qué cómo es por para'),
    elides: false,
    hasNounCapitals: false,
  },
  requests: {
    asked: {
      spelling: /deletre/,
      email: /correo|e-?mail/,
      'birth date': /fecha de nacimiento|cuándo nació|cumpleaños/,
      year: /\b(?:qué|en qué) año\b/,
      card: /tarjeta/,
      phone: /teléfono|celular|móvil|número.*(?:llamar|contactar|localizar)/,
      postcode: /código postal/,
      quantity: /cuánt[oa]s?\b|qué hora|qué edad/,
      number: /número|código|dígitos|cifras|\bpin\b/,
      date: /cuándo|qué (?:día|fecha)/,
      address: /dirección|domicilio|dónde vive/,
    },
    announced: {
      email: /(?:correo(?: electrónico)?|e-?mail) es /i,
      'birth date': /fecha de nacimiento es\b|\bnací (?:el|en)\b/i,
      card: /tarjeta es /i,
      phone: /(?:teléfono|celular|móvil|mi número) es /i,
      postcode: /código postal es /i,
      number: /(?:número|código)(?: de \S+)? es /i,
      address: /(?:dirección|domicilio) es /i,
    },
    open: /^¿?(?:y |a )?(?:qué|cuál|cuándo|dónde|cómo|cuánt)|\b(?:dígame|deme)\b|(?:puede|podría|puedes|podrías|me|puedo).*\b(?:dar|da|decir|dice|deletrear|deletrea|indicar|indica|darme|decirme|repetir|tener|facilitar)\b/,
    digits:
      /([\p{L}\d]+) (?:últimos |últimas )?(?:dígitos|cifras|números)|últim[oa]s ([\p{L}\d]+)/u,
  },
  numbers: {
    values: new Map([
      ...numbered(
        0,
        'cero uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno/veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve',
      ),
      ...numbered(30, 'treinta cuarenta cincuenta sesenta setenta ochenta noventa', 10),
    ]),
    tens: new Map([30, 40, 50, 60, 70, 80, 90].map((ten) => [ten, 9])),
    and: 'y',
    repeats: new Map([
      ['doble', 2],
      ['triple', 3],
    ]),
    hundred: new Set(),
    thousand: words('mil novecientos'),
    joiners: words('y guion guión más eh luego'),
  },
  lengths: {
    /** Nine digits in Spain (Plan nacional de numeración telefónica); ten in Mexico and Colombia, among others. */
    phone: (digits, region) => {
      if (region !== undefined && region !== 'ES') return [10];
      return digits.startsWith('34') ? [11] : [9];
    },
    postcode: [5],
  },
  spelling: {
    asIn: phrases('de, como'),
    words: words('a e o u y'),
    alphabet: new Set(),
    initialisms: words('tv pc id'),
    announcers: words('letra mayúscula minúscula doble'),
    postcode: /$^/,
  },
  email: {
    at: words('arroba'),
    dot: words('punto'),
    only: words('arroba'),
  },
  dates: {
    months: words(
      'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre',
    ),
    alsoVerbs: new Set(),
    ordinal: /^(?:primero|1º)$/,
    of: words('de'),
    beforeHalfDay: new Set(),
    lead: words('en el es eh de'),
  },
  address: {
    number: 'after',
    streets: ['calle', 'avenida', 'plaza', 'paseo', 'carretera', 'camino', 'ronda'],
    name: 'after',
  },
};

import type { DelayLines } from './delay-lines.ts';

const NUMBERS =
  'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta';

export const SPANISH: DelayLines = {
  stages: [
    [
      'Un momento, por favor.',
      'Un segundito.',
      'Estoy en ello.',
      'Deme un momento.',
      'Espere un instante.',
      'Vamos a ver.',
    ],
    [
      'Sigo trabajando en ello. No se me ha olvidado.',
      'Esto tarda un poco, pero sigo con ello.',
      'Gracias por esperar, sigo aquí.',
      'No me he olvidado de usted. Todavía está en marcha.',
      'Aún está en curso, no cuelgue, por favor.',
      'Continúo con ello y se lo digo en cuanto lo tenga.',
    ],
    [
      'Lo siento, esto tarda más de lo normal. Todavía espero la respuesta.',
      'Disculpe la espera. Hacen falta más pasos de los que pensaba.',
      'Perdone, hoy va lento. Mientras tanto puede preguntarme otra cosa.',
      'Siento hacerle esperar. Aún no está listo, y se lo diré en cualquier caso.',
      'Sé que la espera es larga, y lo siento. Si quiere, puedo detenerlo.',
      'Le pido disculpas, todavía no ha terminado. Gracias por su paciencia.',
    ],
  ],
  elapsed: [
    'Llevo {time} trabajando en ello, y sigo.',
    'Tras {time} todavía estoy en ello.',
    'Perdone, después de {time} aún no está listo. Continúo.',
    'Lleva usted {time} esperando, lo siento. Sigue en marcha.',
  ],
  seconds: [
    'diez segundos',
    'veinte segundos',
    'treinta segundos',
    'cuarenta segundos',
    'cincuenta segundos',
  ],
  minutes: ['un minuto', ...NUMBERS.split(' ').map((number) => `${number} minutos`)],
  both: '{minutes} y {seconds}',
};

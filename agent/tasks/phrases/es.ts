import type { TaskPhrases } from './task-phrases.ts';

export const SPANISH: TaskPhrases = {
  started: 'De acuerdo, me ocupo de ello.',
  changed: 'De acuerdo, lo tendré en cuenta.',
  cancelled: 'De acuerdo, lo he detenido.',
  failures: {
    model: 'Lo siento, ahora mismo no he podido averiguarlo. ¿Quiere que lo intente otra vez?',
    tool: 'Lo siento, algo que necesitaba no ha funcionado. ¿Quiere que lo intente otra vez, o hago otra cosa?',
    timeout: 'Lo siento, tardaba demasiado y lo he detenido. ¿Quiere que lo intente otra vez?',
    limit:
      'Lo siento, eso es más de lo que puedo hacer en una llamada. ¿Probamos con una parte más pequeña?',
    sandbox:
      'Lo siento, mi entorno de trabajo ha tenido un problema y no está hecho. ¿Quiere que lo intente otra vez?',
    backend:
      'Lo siento, ahora no puedo acceder a nuestro sistema. Podemos intentarlo de nuevo en un momento.',
  },
  late: 'Al final sí tengo una respuesta. {result}',
  questions: [
    'Para eso necesito su sí. {summary}',
    'Perdone, no he entendido si era un sí. {summary} Diga sí o no, por favor.',
    'Una vez más, para estar seguros. {summary} ¿Sí o no?',
  ],
  agreed: 'Gracias, lo hago ahora.',
  declined: 'De acuerdo, no lo hago.',
  notAgreed: 'No estoy seguro de que lo quiera, así que lo dejo como está.',
  no: 'no',
};

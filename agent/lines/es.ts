import type { AgentLines } from './agent-lines.ts';

export const SPANISH: AgentLines = {
  areYouThere: '¿Sigue usted ahí?',
  areYouThereAgain: '¿Hola? Si me oye, diga algo, por favor. Le escucho.',
  silenceGoodbye: 'No oigo a nadie, así que voy a colgar. Llame cuando quiera. Adiós.',
  timeLimit: 'Lo siento, hemos llegado al tiempo máximo de una llamada. Adiós.',
  unavailable: 'Lo siento, ahora no podemos atenderle. Llame de nuevo en unos minutos.',
  sayAgain: 'Ahora mismo tengo dificultades con eso. ¿Puede repetirlo?',
  lostThread: 'Perdone, he perdido el hilo. ¿Puede preguntármelo otra vez?',
  lostVoice: 'Perdone, tengo un problema con la voz. ¿Puede repetirlo?',
  notHeard: 'Perdone, tengo dificultades para oírle. ¿Puede repetirlo?',
  badLine: 'Me temo que no le oigo bien. ¿Puede repetirlo un poco más alto?',
  badLineAgain: 'Sigo sin entenderle. Puede que sea la línea. ¿Puede intentarlo otra vez?',
  badLineGoodbye: 'Lo siento, no le entiendo por esta línea. Vuelva a llamar, por favor. Adiós.',
  trouble:
    'Lo siento, algo ha fallado por nuestra parte y tengo que terminar la llamada. Vuelva a llamar, por favor.',
  timeWarning: 'Le aviso de que tenemos que terminar esta llamada pronto.',
  creditEnded: 'Lo siento, el crédito de esta llamada se ha agotado. Adiós.',
  limitEnded: 'Lo siento, tengo que terminar la llamada aquí. Adiós.',
  notAdmitted: 'Lo siento, ahora no podemos atender esta llamada. Adiós.',
  allLinesBusy:
    'Lo siento, todas nuestras líneas están ocupadas. Llame de nuevo en unos minutos. Adiós.',
  handedBack: 'Hola, aquí estoy de nuevo. ¿En qué puedo ayudarle?',
  cutOff: 'Perdone, se ha cortado un momento. Continúe, por favor.',
};

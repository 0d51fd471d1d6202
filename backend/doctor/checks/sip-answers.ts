import { type Check, failed, ok, warning } from '../check.ts';
import { type SipTarget, sendOptions } from '../sip-options.ts';

const OK = 200;

/** Whether livekit-sip answers OPTIONS, as carriers ask to see whether it is there. */
export function sipAnswersCheck(target: SipTarget): Check {
  const { host, port, transport } = target;
  const where = `${host}:${port}`;
  const name = transport.toUpperCase();
  return {
    id: `sip:${transport}`,
    title: `SIP over ${name}`,
    async look(signal) {
      const startedAt = performance.now();
      try {
        const status = await sendOptions(target, signal);
        const ms = Math.round(performance.now() - startedAt);
        if (status === OK) return ok(`${where} answers OPTIONS in ${ms} ms`);
        return warning(
          `${where} answers OPTIONS with ${status}`,
          'livekit-sip, which answers 200',
          `See which program has the port: ss -ltunp 'sport = :${port}'`,
        );
      } catch (error) {
        const { code = 'no answer' } = error as NodeJS.ErrnoException;
        return failed(
          `${where} does not answer OPTIONS over ${name} (${code})`,
          'livekit-sip answering 200',
          `Start livekit-sip (data/logs/sip.log where npm start runs it). See who has the port: ss -ltunp 'sport = :${port}'`,
        );
      }
    },
  };
}

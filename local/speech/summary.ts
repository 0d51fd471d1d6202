import { passingFacts, personalFacts, recollect, remember } from './memory.ts';
import { sentences } from './said.ts';

/** How the instruction of those begins who want a summary of a call, as JSON with facts, … */
const OF_CALL = 'Summarise a phone call';
/** … or of the earlier part of one, as text. */
const OF_EARLIER_PART = 'Summarise the earlier part of a phone call';

const LINE = /^(caller|agent|summary so far): (".*")$/gm;
const MAX_QUOTE = 120;

/**
 * Answers a request for a summary, from what the transcript says word by word.
 *
 * @returns undefined when the messages are no such request
 */
export function summarise(messages: { role: string; text: string }[]): string | undefined {
  const instruction = messages.find(({ role }) => role === 'system')?.text ?? '';
  const lines = Array.from(messages.at(-1)?.text.matchAll(LINE) ?? [], ([, who, quoted]) => ({
    who,
    text: String(JSON.parse(quoted ?? '""')),
  }));
  const textsOf = (who: string) => lines.filter((line) => line.who === who).map(({ text }) => text);
  const said = textsOf('caller');
  const before = recollect(textsOf('summary so far').join('\n'));
  const facts = new Map([...before, ...remember(said.flatMap(sentences))]);

  if (instruction.startsWith(OF_CALL)) {
    const summary = [
      quote('The caller said', said[0]),
      quote('The agent said last', textsOf('agent').at(-1)),
    ];
    return JSON.stringify({ summary: summary.join(' ').trim(), facts: personalFacts(facts) });
  }
  if (instruction.startsWith(OF_EARLIER_PART)) {
    const topic = quote('The caller said last', said.at(-1));
    return [...personalFacts(facts), ...passingFacts(facts), topic].join(' ').trim();
  }
  return undefined;
}

const quote = (beginning: string, text: string | undefined): string =>
  text === undefined ? '' : `${beginning} “${text.slice(0, MAX_QUOTE).replace(/[.!?]+$/, '')}”.`;

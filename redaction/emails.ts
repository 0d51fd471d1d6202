import { type Atom, domainEnd, isConnector, localStart, readAtoms } from './email-parts.ts';
import type { Span } from './kinds.ts';
import { mentionBefore } from './labels.ts';
import type { Speech } from './speech.ts';

/** In characters; spelled addresses are long. */
const MAX_LABEL_GAP = 160;
/** Words of a company's name in front of "dot", where it is sure that this is an address or not. */
const MAX_SURE_WORDS = 4;
const MAX_UNSURE_WORDS = 2;

/** E-mail addresses, written ("anna@example.com") or said ("anna dot smith at example dot com"). */
export function findEmails(speech: Speech): Span[] {
  const atoms = readAtoms(speech.text);
  const found: Span[] = [];
  for (let at = 1; at < atoms.length; at += 1) {
    const { word, start } = atoms[at] as Atom;
    if (word !== '@' && word !== 'at') continue;
    const labelEnd = word === 'at' ? labelEndBefore(speech, start) : undefined;
    const from = Math.max(found.at(-1)?.end ?? 0, labelEnd ?? 0);
    const first = localStart(atoms, at, from, labelEnd !== undefined);
    if (first === undefined) continue;
    const isSure = labelEnd !== undefined || isConnector(atoms, at - 2);
    const domain = at + (atoms[at + 1]?.word === 'sign' ? 2 : 1);
    const last = domainEnd(atoms, domain, isSure ? MAX_SURE_WORDS : MAX_UNSURE_WORDS);
    if (last === undefined) continue;
    found.push({ start: (atoms[first] as Atom).start, end: (atoms[last] as Atom).end });
  }
  return found;
}

/** Where "my email is" and the like end, if they stand before a position. */
function labelEndBefore({ mentions, context }: Speech, position: number): number | undefined {
  const mention = mentionBefore(mentions, position) ?? { label: context.label, end: 0 };
  const isNear = mention.label === 'email' && position - mention.end <= MAX_LABEL_GAP;
  return isNear ? mention.end : undefined;
}

import { fileURLToPath } from 'node:url';
import { percentile } from '../backend/contract/percentile.ts';
import { type Case, readCases, wordsOf } from '../spoken/cases.ts';
import { speakable } from '../spoken/speakable.ts';
import { isVariant } from './speech-variants.ts';

const OWN = fileURLToPath(new URL('../spoken/cases', import.meta.url));
/** A clause as models write them, and how often it is timed. */
const CLAUSES: Readonly<Record<string, string>> = {
  en: 'Your order B2A23C of **$1,249.50** ships on Jan 15, 2026 at 5:30 p.m., ',
  de: 'Ihre Bestellung B2A23C über **1.249,50 €** kommt am 15. Januar 2026 um 17:30 Uhr, ',
  fr: 'Votre commande B2A23C de **1 249,50 €** arrive le 15 janvier 2026 à 17h30, ',
  es: 'Su pedido B2A23C de **1.249,50 €** llega el 15 de enero de 2026 a las 17:30, ',
};
const ROUNDS = 2_000;
/** As models stream: a few characters at a time. */
const TOKEN_LENGTH = 4;
const LIMIT_MS = 1;

/**
 * Prints how many written forms are said right, by kind and language, and how fast.
 *
 * @param folder - tables of further forms
 * @param isVerbose - whether to print each form that is not right
 * @throws Error when a clause takes longer than it may
 */
export async function measureSpeech(folder: string | undefined, isVerbose: boolean): Promise<void> {
  const slowest = Math.max(...Object.keys(CLAUSES).map(measureThroughput));
  print('own table', await readCases(OWN), isVerbose);
  if (folder) print(folder, await readCases(folder), isVerbose);
  if (slowest > LIMIT_MS) throw new Error(`A clause takes over ${LIMIT_MS} ms.`);
}

function print(name: string, cases: readonly Case[], isVerbose: boolean): void {
  console.log(`${name}\n${'kind'.padEnd(20)} forms  as given  variant      right`);
  const languages = Map.groupBy(cases, ({ language }) => language);
  for (const [language, ofLanguage] of languages) {
    const kinds = Map.groupBy(ofLanguage, ({ kind }) => kind);
    for (const [kind, ofKind] of kinds) printRow(`${language} ${kind}`, ofKind, isVerbose);
    printRow(`${language} all`, ofLanguage, false);
  }
}

function printRow(name: string, cases: readonly Case[], isVerbose: boolean): void {
  const heard = cases.map((one) => ({ ...one, heard: say(one) }));
  const given = heard.filter((one) => wordsOf(one.heard) === wordsOf(one.spoken));
  const others = heard.filter((one) => !given.includes(one));
  const variants = others.filter((one) => isVariant(one, one.heard, one.spoken));
  const right = (100 * (given.length + variants.length)) / cases.length;
  const counts = [cases.length, given.length, variants.length].map((n, column) =>
    String(n).padStart([5, 9, 8][column] ?? 0),
  );
  console.log(`${name.padEnd(20)} ${counts.join(' ')} ${right.toFixed(1).padStart(9)} %`);
  if (!isVerbose) return;
  for (const one of others.filter((other) => !variants.includes(other)))
    console.log(`  ${one.written}\n    wanted: ${one.spoken}\n    said:   ${one.heard}`);
}

function say({ language, written }: Case): string {
  const spoken = speakable(language);
  return spoken.push(written) + spoken.end();
}

/**
 * Prints characters a second and the time of a clause, and returns its p50 in ms: on a busy machine the
 * p99 is that of its scheduler. The first clause has all patterns compiled.
 */
function measureThroughput(language: string): number {
  const clause = CLAUSES[language] ?? '';
  const tokens = clause.match(new RegExp(`.{1,${TOKEN_LENGTH}}`, 'gs')) ?? [];
  const spoken = speakable(language);
  const tookMs = Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now();
    for (const token of tokens) spoken.push(token);
    return performance.now() - startedAt;
  });
  const seconds = tookMs.slice(1).reduce((sum, ms) => sum + ms, 0) / 1_000;
  const rate = Math.round(((ROUNDS - 1) * clause.length) / seconds);
  const [p50 = 0, p99 = 0] = [0.5, 0.99].map((share) => percentile(tookMs, share));
  const figures = `p50 ${p50.toFixed(3)} ms  p99 ${p99.toFixed(3)} ms  the first ${tookMs[0]?.toFixed(1)} ms`;
  console.log(
    `${language}  ${rate.toLocaleString('en').padStart(9)} characters/s   a clause ${figures} (limit ${LIMIT_MS})`,
  );
  return p50;
}

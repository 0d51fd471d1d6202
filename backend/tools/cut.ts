/** Of a tool's answer to the model, in characters: about 6,000 tokens. */
export const MAX_OUTPUT = 24_000;

/**
 * Text of at most `max` characters, and a note where some was left out. The end is kept too: that is
 * where a program says what went wrong.
 */
export function cut(text: string, max = MAX_OUTPUT): string {
  if (text.length <= max) return text;
  const tail = Math.floor(max / 4);
  const head = max - tail;
  const note = `\n[... ${text.length - max} characters left out here ...]\n`;
  return `${text.slice(0, head)}${note}${text.slice(-tail)}`.toWellFormed();
}

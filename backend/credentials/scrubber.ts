/** Forms of fewer characters would be found in any text. */
const MIN_ENCODED_LENGTH = 6;
const MIN_LINE_LENGTH = 8;

/**
 * Takes secrets out of texts: each one that was given out, as it is and in the encodings in which it
 * travels.
 */
export class Scrubber {
  /** What a form of a secret, in lower case, is replaced with. */
  readonly #marks = new Map<string, string>();
  #pattern: RegExp | undefined;

  /** From now on this secret is taken out. */
  add(name: string, secret: string): void {
    for (const form of formsOf(secret)) {
      this.#marks.set(form.toLowerCase(), `[credential ${name}]`);
    }
    // The longest first, so that no part of one is left.
    const forms = [...this.#marks.keys()].sort((a, b) => b.length - a.length);
    this.#pattern = new RegExp(forms.map((form) => RegExp.escape(form)).join('|'), 'gi');
  }

  scrub(text: string): string {
    if (this.#pattern === undefined) return text;
    return text.replace(
      this.#pattern,
      (found) => this.#marks.get(found.toLowerCase()) ?? '[credential]',
    );
  }
}

function formsOf(secret: string): string[] {
  const lines = secret.split(/[\r\n]+/).filter((line) => line.length >= MIN_LINE_LENGTH);
  const forms = [secret, ...lines].flatMap(encodingsOf);
  const encoded = forms.filter((form) => form.length >= MIN_ENCODED_LENGTH);
  return [...new Set([secret, ...encoded])];
}

function encodingsOf(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const percent = encodeURIComponent(text.toWellFormed());
  const form = new URLSearchParams({ '': text }).toString().slice(1);
  const html = text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  const hex = Buffer.from(text).toString('hex');
  const spaced = text.replace(/\s+/g, ' ').trim();
  return [text, json, percent, form, html, hex, spaced, ...base64FormsOf(text)];
}

/**
 * A text within base64, as in `user:secret`, begins at any of three places in a group of three
 * bytes: what of the groups depends on it alone.
 */
function base64FormsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].flatMap((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor((padded.length * 8) / 6);
    const within = padded.toString('base64').slice(first, last);
    return [within, within.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** What a tool's output says within the marks that say it is of others. */
export const contentOf = (output: string): string =>
  output.replace(/<\/?data-[0-9a-f]+[^>]*>\n?/g, '').trim();

/** What a program of ours has printed as its answer; undefined when it failed. */
export const printedAnswer = (output: string): string | undefined =>
  /^answer: (.+)$/m.exec(output)?.[1];

/** As it begins a sentence. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

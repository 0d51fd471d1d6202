export const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Phrases apart by commas, each as its words. */
export const phrases = (list: string): string[][] =>
  list.split(', ').map((phrase) => phrase.split(' '));

/** Names of the numbers from `first` on; a name may have variants with a slash between. */
export function numbered(first: number, list: string, step = 1): [string, number][] {
  return list
    .split(' ')
    .flatMap((names, at) =>
      names.split('/').map((name): [string, number] => [name, first + at * step]),
    );
}

import type { Change } from 'diff';

/** A line of a diff; its number is its place in the whole diff. */
export interface Line {
  kind: 'added' | 'removed' | 'same';
  number: number;
  text: string;
}

/** How many unchanged lines stand around what has changed. */
const CONTEXT = 3;

export function linesOf(changes: readonly Pick<Change, 'added' | 'removed' | 'value'>[]): Line[] {
  return changes
    .flatMap(({ added, removed, value }) => {
      const kind: Line['kind'] = added ? 'added' : removed ? 'removed' : 'same';
      return value
        .replace(/\n$/, '')
        .split('\n')
        .map((text) => ({ kind, text }));
    })
    .map((line, number) => ({ ...line, number }));
}

/** What has changed and what stands around it; null in the place of what was left out. */
export function withContext(lines: readonly Line[]): (Line | null)[] {
  const changed = lines.filter(({ kind }) => kind !== 'same').map(({ number }) => number);
  const isNear = ({ number }: Line) => changed.some((at) => Math.abs(at - number) <= CONTEXT);
  return lines.flatMap((line, at) => {
    if (isNear(line)) return [line];
    const before = lines[at - 1];
    return before === undefined || isNear(before) ? [null] : [];
  });
}

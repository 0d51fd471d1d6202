import { beforeEach, describe, expect, it } from 'vitest';
import { KeyMap, type Shortcuts } from './key-map.ts';

let done: string[] = [];
const doing = (...keys: string[]): (() => Shortcuts) => {
  const shortcuts = Object.fromEntries(
    keys.map((key) => [key, { label: key, run: () => void done.push(key) }]),
  );
  return () => shortcuts;
};
beforeEach(() => {
  done = [];
});

describe('keys', () => {
  it('do what they stand for, and others nothing', () => {
    const keys = new KeyMap();
    keys.add('List', doing('j'));
    expect(keys.press('j', 0)).toBe(true);
    expect(keys.press('x', 0)).toBe(false);
    expect(done).toEqual(['j']);
  });

  it('can be two, one soon after the other', () => {
    const keys = new KeyMap();
    keys.add('Go to', doing('g c', 'c'));
    keys.press('g', 0);
    keys.press('c', 1_000);
    keys.press('g', 10_000);
    keys.press('c', 20_000);
    expect(done).toEqual(['g c', 'c']);
  });

  it('are two only without another between them', () => {
    const keys = new KeyMap();
    keys.add('Go to', doing('g c'));
    for (const key of ['g', 'x', 'c']) keys.press(key, 0);
    expect(done).toEqual([]);
  });

  it('belong to who came last, and then again to who was before', () => {
    const keys = new KeyMap();
    keys.add('Page', () => ({ Escape: { label: '', run: () => done.push('page') } }));
    const leave = keys.add('Panel', () => ({
      Escape: { label: '', run: () => done.push('panel') },
    }));
    keys.press('Escape', 0);
    leave();
    keys.press('Escape', 0);
    expect(done).toEqual(['panel', 'page']);
  });

  it('are shown with the newest first', () => {
    const keys = new KeyMap();
    keys.add('Everywhere', doing('?'));
    keys.add('List', doing('j'));
    expect(keys.groups().map(({ name }) => name)).toEqual(['List', 'Everywhere']);
  });
});

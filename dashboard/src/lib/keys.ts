import { useEffect, useLayoutEffect, useRef } from 'react';
import { KeyMap, type Shortcuts } from './key-map.ts';

const keyMap = new KeyMap();

/** What the help shows. */
export const shownShortcuts = () => keyMap.groups();

/**
 * Makes keys do things for as long as the component is there. They are off in inputs and behind
 * windows; none of a single key may take over or end a call.
 *
 * @param group - the heading under which the help lists them
 */
export function useKeys(group: string, shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => keyMap.add(group, () => latest.current), [group]);
}

/** Listens for keys: once, for the whole page. */
export function listenForKeys(): () => void {
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const hasModifier = event.ctrlKey || event.metaKey;
  if (!hasModifier && isTaken(event)) return;
  if (document.querySelector('dialog[open]')) return;
  const key = hasModifier ? `Mod+${event.key.toLowerCase()}` : event.key;
  if (keyMap.press(key, event.timeStamp)) event.preventDefault();
}

const TYPED_IN = 'input, textarea, select, [contenteditable="true"], [role="menu"]';
const PRESSED = 'a, button, summary, [role="tab"], [role="option"], [role="switch"]';
/** What has the focus does these itself. */
const PRESSING_KEYS = ['Enter', ' '];
const MOVED = '[role="slider"], [role="tablist"], [role="radiogroup"]';

function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(TYPED_IN)) return true;
  if (PRESSING_KEYS.includes(key) && target.closest(PRESSED)) return true;
  return key.startsWith('Arrow') && target.closest(MOVED) !== null;
}

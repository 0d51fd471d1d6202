import { createStore } from './store.ts';

const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'theme';
const isTheme = (value: unknown): value is Theme => THEMES.includes(value as Theme);

const chosen = createStore<Theme>('system');

export const theme = {
  get: chosen.get,
  subscribe: chosen.subscribe,
  /** Applies it, and keeps it for the next visit. */
  choose(next: Theme): void {
    localStorage.setItem(KEY, next);
    apply(next);
  },
};

/** Applies what was chosen before. */
export function restoreTheme(): void {
  const kept = localStorage.getItem(KEY);
  apply(isTheme(kept) ? kept : 'system');
}

function apply(next: Theme): void {
  if (next === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  chosen.update(() => next);
}

/**
 * A colour of `ui/tokens.css` as the page shows it now, for what draws on a canvas: `colorOf('stt')`.
 */
export function colorOf(token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Calls when the page becomes light or dark, by choice or by the system. */
export function onThemeChange(listener: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', listener);
  const leave = chosen.subscribe(listener);
  return () => {
    media.removeEventListener('change', listener);
    leave();
  };
}

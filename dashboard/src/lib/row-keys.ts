import type { RefObject } from 'react';
import { useKeys } from './keys.ts';

/**
 * Has `j` and `k` go from row to row of the tables in an element: the focus is on the row's link, so
 * that Enter opens it. With one open beside the list, the next one is opened at once.
 *
 * @param openKey - of the row that is open; null: none is
 */
export function useRowKeys(container: RefObject<HTMLElement | null>, openKey: string | null): void {
  const move = (by: 1 | -1) => {
    const rows = [...(container.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const focused = rows.findIndex((row) => row.contains(document.activeElement));
    const open = rows.findIndex((row) => row.dataset.row === openKey);
    const from = open === -1 ? focused : open;
    const to = from === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, from + by));
    const link = rows[to]?.querySelector('a');
    link?.focus();
    if (openKey !== null && to !== open) link?.click();
  };
  useKeys('List', {
    j: { label: 'Next row', run: () => move(1) },
    k: { label: 'Previous row', run: () => move(-1) },
  });
}

import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Has the focus stay on a row that moves to another table, where it is drawn anew. The result goes
 * onto the element around the tables.
 */
export function useFocusFollowsRow(container: RefObject<HTMLElement | null>) {
  const row = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    // What is taken out of the page loses the focus without a word.
    if (row.current === undefined || document.activeElement !== document.body) return;
    const id = CSS.escape(row.current);
    const link = container.current?.querySelector<HTMLElement>(`[data-row="${id}"] a`);
    link?.focus({ preventScroll: true });
  });
  return {
    onFocus: ({ target }: FocusEvent) => {
      row.current = target.closest<HTMLElement>('[data-row]')?.dataset.row;
    },
    onBlur: () => {
      row.current = undefined;
    },
  };
}

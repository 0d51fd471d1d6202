/** What is told to whoever is on the page stays within reach. */
const ANNOUNCEMENTS = '[role="status"], [role="region"], [aria-live]';

/**
 * Keeps all around an element out of reach, for keyboard and screen reader, while it covers the page.
 *
 * @param query - the media in which it does
 * @returns what ends it
 */
export function inertAround(element: HTMLElement, query: string): () => void {
  const media = matchMedia(query);
  let covered: HTMLElement[] = [];
  const release = () => {
    for (const one of covered.splice(0)) one.inert = false;
  };
  const update = () => {
    release();
    if (media.matches) covered = around(element);
    for (const one of covered) one.inert = true;
  };
  update();
  media.addEventListener('change', update);
  return () => {
    media.removeEventListener('change', update);
    release();
  };
}

/** The neighbours of an element and of all that it is in. */
function around(element: HTMLElement): HTMLElement[] {
  const parent = element.parentElement;
  // Windows that lie over the page stand beside it.
  if (parent === null || parent === document.body) return [];
  const neighbours = [...parent.children]
    .filter((one) => one instanceof HTMLElement)
    .filter((one) => one !== element && !one.inert && !one.matches(ANNOUNCEMENTS));
  return [...neighbours, ...around(parent)];
}

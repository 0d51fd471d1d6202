import { useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { listenForKeys, useKeys } from '../lib/keys.ts';
import { useMe } from '../lib/me.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { Navigation } from './navigation.tsx';
import { pagesFor } from './pages.ts';
import styles from './shell.module.css';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

const Palette = lazy(() => import('./palette.tsx'));

/** What stands around every page of someone who is signed in. */
export function Shell({ children }: { children: ReactNode }) {
  const [opened, open] = useState<'palette' | 'shortcuts' | null>(null);
  const close = () => open(null);
  useEffect(listenForKeys, []);
  const content = useFocusOnPage();
  useGoingKeys();
  useKeys('Everywhere', {
    'Mod+k': { label: 'Go anywhere', run: () => open('palette') },
    '?': { label: 'Show the keys', run: () => open('shortcuts') },
  });
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        Skip to the content
      </a>
      <Navigation onSearch={() => open('palette')} />
      <div className={styles.page}>
        <ConnectionBanner />
        <main id="content" className={styles.content} tabIndex={-1} ref={content}>
          {children}
        </main>
      </div>
      {opened === 'palette' && (
        <Suspense>
          <Palette onClose={close} onShowKeys={() => open('shortcuts')} />
        </Suspense>
      )}
      {opened === 'shortcuts' && <ShortcutsDialog onClose={close} />}
    </div>
  );
}

/** Has a new page get the focus, so that keyboard and screen reader go on there. */
function useFocusOnPage() {
  const content = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current !== path) content.current?.focus({ preventScroll: true });
    shown.current = path;
  }, [path]);
  return content;
}

function useGoingKeys(): void {
  const navigate = useNavigate();
  const pages = pagesFor(useMe().scopes);
  useKeys(
    'Go to',
    Object.fromEntries(
      pages.map(({ key, title, to }) => [
        `g ${key}`,
        { label: title, run: () => void navigate({ to }) },
      ]),
    ),
  );
}

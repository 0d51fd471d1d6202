import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { connection } from '../lib/connection.ts';
import { formatDuration } from '../lib/format.ts';
import { useNow } from '../ui/time.tsx';
import styles from './connection-banner.module.css';

/** Says when what is shown is no longer live, and how old it is. */
export function ConnectionBanner() {
  const staleSince = useSyncExternalStore(connection.subscribe, connection.staleSince);
  return (
    <div role="status">
      {staleSince !== null && (
        <p className={styles.banner}>
          <WifiOff size={16} aria-hidden />
          <span>
            Live updates are cut off. This is how things were <Age since={staleSince} /> ago.
            Reconnecting…
          </span>
        </p>
      )}
    </div>
  );
}

/** Not announced each second. */
function Age({ since }: { since: number }) {
  return <span aria-hidden>{formatDuration(Math.max(0, useNow() - since))}</span>;
}

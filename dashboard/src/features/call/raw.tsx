import { useQuery } from '@tanstack/react-query';
import { Copy } from '../../ui/copy.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { rawQuery } from './queries.ts';
import styles from './raw.module.css';

/** All that is kept of the call, as the API gives it. */
export function Raw({ callId }: { callId: string }) {
  const query = useQuery(rawQuery(callId));
  return (
    <QueryView query={query}>
      {(call) => {
        const text = JSON.stringify(call, null, 2);
        return (
          <div className={styles.raw}>
            <Copy text={text} label="Copy the JSON" />
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
            <pre tabIndex={0}>{text}</pre>
          </div>
        );
      }}
    </QueryView>
  );
}

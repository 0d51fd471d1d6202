import { useQuery } from '@tanstack/react-query';
import type { CallWithTurns } from '../../../../backend/contract/calls.ts';
import { Copy } from '../../ui/copy.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { rawQuery, refreshOf } from './queries.ts';
import styles from './raw.module.css';

/** All that is kept of the call, as the API gives it. */
export function Raw({ call }: { call: CallWithTurns }) {
  const query = useQuery({ ...rawQuery(call.id), refetchInterval: refreshOf(call) });
  return (
    <QueryView query={query}>
      {(all) => {
        const text = JSON.stringify(all, null, 2);
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

import { CircleAlert } from 'lucide-react';
import { toApiError } from '../lib/api-error.ts';
import { Button } from './button.tsx';
import { Copy } from './copy.tsx';
import styles from './error-notice.module.css';

/** What went wrong, in the place where it did, with a way on and what support needs to know. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { message, issues, requestId } = toApiError(error);
  return (
    <div className={styles.notice} role="alert">
      <CircleAlert size={16} aria-hidden />
      <div className={styles.text}>
        <p>{message}</p>
        {issues.length > 0 && (
          <ul className={styles.issues}>
            {issues.map((issue) => (
              <li key={`${issue.path} ${issue.message}`}>
                <code>{issue.path}</code>: {issue.message}
              </li>
            ))}
          </ul>
        )}
        {requestId && (
          <p className={styles.request}>
            Request <code>{requestId}</code>
            <Copy text={requestId} label="Copy the request's id" />
          </p>
        )}
      </div>
      {onRetry && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}

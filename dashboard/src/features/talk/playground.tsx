import { useMutation } from '@tanstack/react-query';
import { api, data } from '../../lib/api.ts';
import { Button } from '../../ui/button.tsx';
import { Copy } from '../../ui/copy.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import styles from './talk-page.module.css';

const PLAYGROUND = 'https://agents-playground.livekit.io';

/** A token for LiveKit's playground, which talks to the same agent. */
export function Playground({ agent }: { agent: string }) {
  const make = useMutation({
    mutationFn: () => data(api.POST('/v1/tokens', { body: { agent } })),
  });
  return (
    <section className={styles.playground} aria-labelledby="playground">
      <h2 id="playground">From LiveKit’s playground</h2>
      <p>
        The same agent answers in the{' '}
        <a href={PLAYGROUND} target="_blank" rel="noreferrer">
          LiveKit playground
        </a>
        : give its “Manual” tab this address and token. A token is for one talk, and for ten
        minutes.
      </p>
      <Button busy={make.isPending} onClick={() => make.mutate()}>
        Make a token
      </Button>
      {make.error && <ErrorNotice error={make.error} />}
      {make.data && (
        <>
          <Secret label="Address" text={make.data.server_url} />
          <Secret label="Token" text={make.data.participant_token} />
        </>
      )}
    </section>
  );
}

const Secret = ({ label, text }: { label: string; text: string }) => (
  <div className={styles.secret}>
    <span>{label}</span>
    <code>{text}</code>
    <Copy text={text} label={`Copy the ${label.toLowerCase()}`} />
  </div>
);

import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { CarrierSettings } from '../../../../backend/contract/trunks.ts';
import { Copy } from '../../ui/copy.tsx';
import { Select } from '../../ui/input.tsx';
import { State } from '../../ui/state.tsx';
import styles from './carrier-settings.module.css';

const ENCRYPTION = {
  disable: 'off',
  allow: 'SRTP where the carrier offers it',
  require: 'SRTP, or no call',
} as const;

/** What to enter at the carrier so that its calls come here. */
export function AtCarrier({ settings }: { settings: CarrierSettings }) {
  const { address, uris, codecs, mediaPorts, username, mediaEncryption } = settings;
  return (
    <div className={styles.settings}>
      <Reach settings={settings} />
      <dl className={styles.list}>
        <Fact term="Address" copy={address} />
        {uris.map(({ transport, uri }) => (
          <Fact key={transport} term={`URI, ${transport.toUpperCase()}`} copy={uri} />
        ))}
        <Fact term="Numbers">E.164 with the plus sign, such as +15550100</Fact>
        <Fact term="Codecs">{codecs.join(', ')}</Fact>
        <Fact term="Audio">UDP {mediaPorts}</Fact>
        <Fact term="Encryption">{ENCRYPTION[mediaEncryption]}</Fact>
        {username === null ? (
          <Fact term="Password">none: calls are known by their address</Fact>
        ) : (
          <Fact term="User" copy={username} />
        )}
      </dl>
      <Guide guides={settings.guides} />
    </div>
  );
}

const HINTS: Record<CarrierSettings['reach'], string | null> = {
  loopback: 'Only this machine can reach this address. Set HOST_IP and SIP_PUBLIC_ADDRESS.',
  private: 'A carrier on the internet cannot reach this private address. Set SIP_PUBLIC_ADDRESS.',
  public: null,
  name: null,
};

function Reach({ settings: { reach, isSet } }: { settings: CarrierSettings }) {
  const hint = HINTS[reach] ?? (isSet ? null : 'A guess, as SIP_PUBLIC_ADDRESS is not set.');
  if (hint === null) return null;
  return (
    <p className={styles.hint}>
      <State tone="warning" icon={TriangleAlert}>
        <span className={styles.wrap}>{hint}</span>
      </State>
    </p>
  );
}

interface FactProps {
  term: string;
  /** A text that can be copied. */
  copy?: string;
  children?: ReactNode;
}

const Fact = ({ term, copy, children }: FactProps) => (
  <div className={styles.fact}>
    <dt>{term}</dt>
    <dd>
      {copy === undefined ? children : <code>{copy}</code>}
      {copy !== undefined && <Copy text={copy} label={`Copy: ${term}`} />}
    </dd>
  </div>
);

function Guide({ guides }: Pick<CarrierSettings, 'guides'>) {
  const id = useId();
  const [carrier, setCarrier] = useState(guides[0]?.carrier);
  const guide = guides.find((one) => one.carrier === carrier);
  return (
    <div className={styles.guide}>
      <label htmlFor={id}>Where to enter it</label>
      <Select id={id} value={carrier} onChange={({ target }) => setCarrier(target.value)}>
        {guides.map((one) => (
          <option key={one.carrier}>{one.carrier}</option>
        ))}
      </Select>
      <ol className={styles.steps}>
        {guide?.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}

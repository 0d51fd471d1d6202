import styles from './party.module.css';

interface PartyProps {
  number: string | null;
  name: string | null;
  transport: 'sip' | 'web';
}

/** Who is on the other side of a call: the name where it is known, and the number. */
export function Party({ number, name, transport }: PartyProps) {
  const shown = number ?? (transport === 'web' ? 'Browser' : 'Number withheld');
  if (name === null) return <span className={styles.name}>{shown}</span>;
  return (
    <span className={styles.party}>
      <span className={styles.name}>{name}</span>
      <span className={styles.number}>{shown}</span>
    </span>
  );
}

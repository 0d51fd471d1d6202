import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Account } from '../../../../../backend/contract/accounts.ts';
import { agentNamesQuery } from '../../../lib/agent-names.ts';
import { formatMoney } from '../../../lib/format.ts';
import { useMay } from '../../../lib/me.ts';
import { Button, ButtonLink } from '../../../ui/button.tsx';
import styles from '../settings.module.css';
import { AccountDialog } from './account-dialog.tsx';
import { Ledger } from './ledger.tsx';
import { TopUpDialog } from './top-up-dialog.tsx';

/** An account: what is left, whose calls it pays for, and what happened to its credit. */
export function CreditAccount({ account }: { account: Account }) {
  const { slug, name, balanceMicros, currency } = account;
  const mayWrite = useMay('money:write');
  const [asked, ask] = useState<'top-up' | 'rename' | null>(null);
  const close = () => ask(null);
  return (
    <section className={styles.part} aria-label="The account">
      <div className={styles.head}>
        <h2>{name}</h2>
        <code className={styles.muted}>{slug}</code>
      </div>
      <dl className={styles.facts}>
        <dt>Credit left</dt>
        <dd className={styles.balance}>{formatMoney(balanceMicros, currency)}</dd>
        <dt>Pays for calls of</dt>
        <dd>
          <Agents slug={slug} />
        </dd>
      </dl>
      <div className={styles.actions}>
        <ButtonLink to="/settings" search={{ tab: 'credit' }} variant="ghost">
          All accounts
        </ButtonLink>
        {mayWrite && (
          <>
            <Button variant="primary" onClick={() => ask('top-up')}>
              Add credit
            </Button>
            <Button onClick={() => ask('rename')}>Rename</Button>
          </>
        )}
      </div>
      <Ledger account={account} />
      {asked === 'top-up' && <TopUpDialog account={account} onClose={close} />}
      {asked === 'rename' && <AccountDialog account={account} onClose={close} />}
    </section>
  );
}

/** Those that name the account among their limits. */
function Agents({ slug }: { slug: string }) {
  const { data: all } = useQuery(agentNamesQuery);
  if (all === undefined) return '–';
  const agents = all.filter(({ account }) => account === slug);
  if (agents.length === 0) return 'no agent yet: name it at an agent, under Limits';
  return agents.map((agent, index) => (
    <span key={agent.slug}>
      {index > 0 && ', '}
      <Link to="/agents/$slug" params={{ slug: agent.slug }}>
        {agent.name}
      </Link>
    </span>
  ));
}

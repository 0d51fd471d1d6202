import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TrunkView } from '../../../../backend/contract/trunks.ts';
import { api, data } from '../../lib/api.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { AtCarrier } from './carrier-settings.tsx';
import { CheckList } from './check-list.tsx';
import { FromFile } from './number-state.tsx';
import styles from './panels.module.css';
import { doctorQuery, refreshNumbers, trunkQuery } from './queries.ts';
import { TrunkDialog } from './trunk-dialog.tsx';

interface TrunkPanelProps {
  name: string;
  mayWrite: boolean;
  onClose: () => void;
}

/** A trunk: who may call over it, and what its carrier must know. */
export function TrunkPanel({ name, mayWrite, onClose }: TrunkPanelProps) {
  const query = useQuery(trunkQuery(name));
  return (
    <Panel label={`The trunk ${name}`} title={<h2>{name}</h2>} onClose={onClose}>
      <div className={styles.body}>
        <QueryView query={query}>
          {(trunk) => (
            <>
              <Callers trunk={trunk} />
              {trunk.source === 'file' && (
                <p className={styles.muted}>
                  Declared in sip-trunk.json: change it there, then run npm run provision.
                </p>
              )}
              {mayWrite && trunk.source === 'api' && <Actions trunk={trunk} onDeleted={onClose} />}
              <LastCheck name={name} />
              <section className={styles.part} aria-label="At the carrier">
                <h3>At the carrier</h3>
                <AtCarrier settings={trunk.atCarrier} />
              </section>
            </>
          )}
        </QueryView>
      </div>
    </Panel>
  );
}

function Callers({ trunk }: { trunk: TrunkView }) {
  const { source, numbers, allowedAddresses, username } = trunk;
  return (
    <>
      <p className={styles.line}>
        {numbers} {numbers === 1 ? 'number' : 'numbers'}
        {source === 'file' && <FromFile />}
      </p>
      {allowedAddresses.length > 0 ? (
        <div>
          Calls come from
          <ul className={styles.addresses}>
            {allowedAddresses.map((address) => (
              <li key={address}>
                <code>{address}</code>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p>Calls come from anywhere{username === null ? ', without a password' : ''}.</p>
      )}
      {username !== null && (
        <p>
          They authenticate as <code>{username}</code>.
        </p>
      )}
    </>
  );
}

function LastCheck({ name }: { name: string }) {
  const { data: report } = useQuery(doctorQuery);
  const check = report?.checks.find(({ id }) => id === `trunk:${name}`);
  return check === undefined ? null : <CheckList checks={[check]} />;
}

function Actions({ trunk, onDeleted }: { trunk: TrunkView; onDeleted: () => void }) {
  const client = useQueryClient();
  const [open, setOpen] = useState<'change' | 'delete' | null>(null);
  const { name } = trunk;
  const close = () => setOpen(null);
  const remove = async () => {
    await data(api.DELETE('/v1/trunks/{name}', { params: { path: { name } } }));
    await refreshNumbers(client);
    onDeleted();
  };
  return (
    <div className={styles.actions}>
      <Button onClick={() => setOpen('change')}>Change</Button>
      <Button variant="danger" onClick={() => setOpen('delete')}>
        Delete
      </Button>
      {open === 'change' && <TrunkDialog trunk={trunk} onClose={close} onSaved={close} />}
      <ConfirmDialog
        title={`Delete the trunk ${name}?`}
        action="Delete trunk"
        isOpen={open === 'delete'}
        onClose={close}
        onConfirm={remove}
      >
        Its settings and its password are forgotten. Numbers on it must be moved or deleted first.
      </ConfirmDialog>
    </div>
  );
}

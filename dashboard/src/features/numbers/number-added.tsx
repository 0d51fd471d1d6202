import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import type { ProvisioningAttempt } from '../../../../backend/contract/provisioning.ts';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { State } from '../../ui/state.tsx';
import styles from './carrier-settings.module.css';
import { AtCarrier } from './carrier-settings.tsx';
import { trunkQuery } from './queries.ts';

interface NumberAddedProps {
  trunk: string;
  provisioning: ProvisioningAttempt;
  onClose: () => void;
}

/** How provisioning went, and what is left to do: at the carrier. */
export function NumberAdded({ trunk, provisioning, onClose }: NumberAddedProps) {
  const { problem } = provisioning;
  return (
    <>
      {problem === null ? (
        <State tone="ok" icon={CircleCheck}>
          LiveKit routes its calls
        </State>
      ) : (
        <State tone="error" icon={CircleX}>
          <span className={styles.wrap}>Not routed yet, and tried again by itself: {problem}</span>
        </State>
      )}
      <h3>Enter at the carrier</h3>
      <QueryView query={useQuery(trunkQuery(trunk))}>
        {({ atCarrier }) => <AtCarrier settings={atCarrier} />}
      </QueryView>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </>
  );
}

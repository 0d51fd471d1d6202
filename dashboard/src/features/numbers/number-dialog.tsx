import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProvisioningAttempt } from '../../../../backend/contract/provisioning.ts';
import { agentNamesQuery } from '../../lib/agent-names.ts';
import { api, data } from '../../lib/api.ts';
import { ApiError } from '../../lib/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { NumberAdded } from './number-added.tsx';
import { refreshNumbers, trunksQuery } from './queries.ts';
import { cleanNumber, numberProblem } from './search.ts';

interface NumberDialogProps {
  /** The one that is changed; null: a new one. */
  number: { number: string; agent: string; trunk: string } | null;
  onClose: () => void;
  onAddTrunk: () => void;
}

interface Added {
  number: string;
  trunk: string;
  provisioning: ProvisioningAttempt;
}

/** Gives a number to an agent; then shows what to enter at the carrier. */
export function NumberDialog({ number, onClose, onAddTrunk }: NumberDialogProps) {
  const [added, setAdded] = useState<Added | null>(null);
  if (added === null) {
    const onDone = (done: Added) => (number === null ? setAdded(done) : onClose());
    return <NumberForm number={number} onClose={onClose} onAddTrunk={onAddTrunk} onDone={onDone} />;
  }
  return (
    <Dialog title={`${added.number} is added`} isOpen onClose={onClose}>
      <NumberAdded trunk={added.trunk} provisioning={added.provisioning} onClose={onClose} />
    </Dialog>
  );
}

function NumberForm(props: NumberDialogProps & { onDone: (added: Added) => void }) {
  const { number, onClose, onAddTrunk, onDone } = props;
  const client = useQueryClient();
  const { data: agents = [] } = useQuery(agentNamesQuery);
  const { data: { trunks } = { trunks: [] } } = useQuery(trunksQuery);
  const [typed, setTyped] = useState(number?.number ?? '');
  const [chosenAgent, setAgent] = useState(number?.agent);
  const [chosenTrunk, setTrunk] = useState(number?.trunk);
  const [isChecked, setChecked] = useState(false);
  const agent = chosenAgent ?? agents[0]?.slug ?? '';
  const trunk = chosenTrunk ?? trunks[0]?.name ?? '';
  const clean = cleanNumber(typed);
  const put = useMutation({
    mutationFn: () => {
      const params = { path: { number: clean } };
      return data(api.PUT('/v1/numbers/{number}', { params, body: { agent, trunk } }));
    },
    onSuccess: async ({ provisioning }) => {
      await refreshNumbers(client);
      onDone({ number: clean, trunk, provisioning });
    },
  });
  const error = put.error instanceof ApiError ? put.error : null;
  const submit = () => {
    setChecked(true);
    if (numberProblem(clean) === null) put.mutate();
  };
  return (
    <FormDialog
      title={number === null ? 'Add a number' : `Change ${number.number}`}
      action={number === null ? 'Add number' : 'Save'}
      isReady={agent !== '' && trunk !== ''}
      onSubmit={submit}
      busy={put.isPending}
      error={error?.issues.length ? null : put.error}
      onClose={onClose}
      otherActions={number === null && <Button onClick={onAddTrunk}>Add a trunk</Button>}
    >
      <TextField
        label="Number"
        hint="The number that callers dial, with its country."
        error={isChecked ? numberProblem(clean) : null}
        isMono
        type="tel"
        autoComplete="off"
        placeholder="+15550100"
        disabled={number !== null}
        value={typed}
        onChange={setTyped}
      />
      <SelectField
        label="Agent"
        hint="Who answers it."
        error={error?.issueAt('agent')}
        value={agent}
        onChange={setAgent}
        choices={agents.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <SelectField
        label="Trunk"
        hint={
          trunks.length === 0
            ? 'There is none yet: add the carrier that sends the calls here first.'
            : 'The carrier, or the telephone system, that sends its calls here.'
        }
        error={error?.issueAt('trunk')}
        value={trunk}
        onChange={setTrunk}
        choices={trunks.map(({ name }) => ({ value: name, label: name }))}
      />
    </FormDialog>
  );
}

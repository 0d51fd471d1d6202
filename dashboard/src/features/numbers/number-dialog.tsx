import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { ProvisioningAttempt } from '../../../../backend/contract/provisioning.ts';
import { api, data } from '../../lib/api.ts';
import { ApiError } from '../../lib/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Select } from '../../ui/input.tsx';
import { NumberAdded } from './number-added.tsx';
import { agentNamesQuery, refreshNumbers, trunksQuery } from './queries.ts';
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
  const title = number === null ? 'Add a number' : `Change ${number.number}`;
  return (
    <Dialog title={added === null ? title : `${added.number} is added`} isOpen onClose={onClose}>
      {added === null ? (
        <NumberForm
          number={number}
          onClose={onClose}
          onAddTrunk={onAddTrunk}
          onDone={(done) => (number === null ? setAdded(done) : onClose())}
        />
      ) : (
        <NumberAdded trunk={added.trunk} provisioning={added.provisioning} onClose={onClose} />
      )}
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (numberProblem(clean) === null) put.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Field
        label="Number"
        hint="The number that callers dial, with its country."
        error={isChecked ? numberProblem(clean) : null}
      >
        {(control) => (
          <Input
            {...control}
            isMono
            type="tel"
            autoComplete="off"
            placeholder="+15550100"
            disabled={number !== null}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Field>
      <Field label="Agent" hint="Who answers it." error={error?.issueAt('agent')}>
        {(control) => (
          <Select {...control} value={agent} onChange={({ target }) => setAgent(target.value)}>
            {agents.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label="Trunk"
        hint={
          trunks.length === 0
            ? 'There is none yet: add the carrier that sends the calls here first.'
            : 'The carrier, or the telephone system, that sends its calls here.'
        }
        error={error?.issueAt('trunk')}
      >
        {(control) => (
          <Select {...control} value={trunk} onChange={({ target }) => setTrunk(target.value)}>
            {trunks.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        )}
      </Field>
      {put.error && !error?.issues.length && <ErrorNotice error={put.error} />}
      <DialogActions>
        {number === null && <Button onClick={onAddTrunk}>Add a trunk</Button>}
        <Button onClick={onClose}>Cancel</Button>
        <Button
          type="submit"
          variant="primary"
          busy={put.isPending}
          disabled={agent === '' || trunk === ''}
        >
          {number === null ? 'Add number' : 'Save'}
        </Button>
      </DialogActions>
    </form>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { agentNamesQuery } from '../../lib/agent-names.ts';
import { toApiError } from '../../lib/api-error.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { dispatchAgent } from './queries.ts';

/** Has an agent join a room in which somebody waits. */
export function DispatchDialog({ onClose }: { onClose: () => void }) {
  const { data: agents = [], isSuccess } = useQuery(agentNamesQuery);
  const isNobody = isSuccess && agents.length === 0;
  const [room, setRoom] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const agent = chosen ?? agents[0]?.slug ?? '';
  const dispatch = useMutation({
    mutationFn: () => dispatchAgent({ room: room.trim(), agent }),
    onSuccess: () => {
      showToast(`${agent} was asked into the room ${room.trim()}.`);
      onClose();
    },
  });
  const issueAt = (path: string) =>
    dispatch.error ? toApiError(dispatch.error).issueAt(path) : undefined;
  return (
    <FormDialog
      title="Dispatch an agent"
      description="The agent joins a room of LiveKit in which somebody is already."
      action="Dispatch"
      onSubmit={() => {
        if (agent !== '') dispatch.mutate();
      }}
      busy={dispatch.isPending}
      error={dispatch.error}
      onClose={onClose}
    >
      <SelectField
        label="Agent"
        error={isNobody ? 'There is no agent yet: make one first.' : issueAt('agent')}
        value={agent}
        onChange={setChosen}
        choices={agents.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <TextField
        label="Room"
        hint="The name of the room, such as web-1234."
        error={issueAt('room')}
        isMono
        required
        value={room}
        onChange={setRoom}
      />
    </FormDialog>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toApiError } from '../../lib/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { Input, Select } from '../../ui/input.tsx';
import { showToast } from '../../ui/toast.tsx';
import { agentChoicesQuery, dispatchAgent } from './queries.ts';

/** Has an agent join a room in which somebody waits. */
export function DispatchDialog({ onClose }: { onClose: () => void }) {
  const { data: agents = [] } = useQuery(agentChoicesQuery);
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
    <Dialog
      title="Dispatch an agent"
      description="The agent joins a room of LiveKit in which somebody is already."
      isOpen
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          dispatch.mutate();
        }}
      >
        <Field label="Agent" error={issueAt('agent')}>
          {(control) => (
            <Select value={agent} onChange={({ target }) => setChosen(target.value)} {...control}>
              {agents.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Room" error={issueAt('room')} hint="The name of the room, such as web-1234.">
          {(control) => (
            <Input
              isMono
              required
              value={room}
              onChange={({ target }) => setRoom(target.value)}
              {...control}
            />
          )}
        </Field>
        {dispatch.error && <ErrorNotice error={dispatch.error} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" busy={dispatch.isPending}>
            Dispatch
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

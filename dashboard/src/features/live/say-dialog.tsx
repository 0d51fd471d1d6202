import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextArea } from '../../ui/input.tsx';
import { showToast } from '../../ui/toast.tsx';

/** As the contract has it for what is said. */
const MAX_CHARACTERS = 600;

/** Words for the agent to say next. */
export function SayDialog({ callId: id, onClose }: { callId: string; onClose: () => void }) {
  const [text, setText] = useState('');
  const say = useMutation({
    mutationFn: () =>
      api.POST('/v1/calls/{id}/say', { params: { path: { id } }, body: { text: text.trim() } }),
    onSuccess: () => {
      onClose();
      showToast('The agent says it next.');
    },
  });
  return (
    <FormDialog
      title="Have the agent say something"
      action="Say it"
      onSubmit={say.mutate}
      busy={say.isPending}
      error={say.error}
      onClose={onClose}
    >
      <Field label="Words" hint="Said in the agent's voice, as soon as neither side speaks.">
        {(control) => (
          <TextArea
            {...control}
            required
            maxLength={MAX_CHARACTERS}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  AGENT_LANGUAGES,
  type AgentLanguage,
  DEFAULT_VOICES,
} from '../../../../../backend/contract/languages.ts';
import { api, data } from '../../../lib/api.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input, Select } from '../../../ui/input.tsx';
import { agentsQuery } from '../queries.ts';
import { FIRST_WORDS } from './first-words.ts';
import { slugOf } from './slug.ts';

const LANGUAGE_NAMES: Record<AgentLanguage, string> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
};

interface NewAgentDialogProps {
  /** The short names that are taken. */
  taken: readonly string[];
  onClose: () => void;
  onCreated: (slug: string) => void;
}

/** A name and a language make an agent; all else is then set in the editor. */
export function NewAgentDialog({ taken, onClose, onCreated }: NewAgentDialogProps) {
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [typedSlug, setTypedSlug] = useState<string | null>(null);
  const [language, setLanguage] = useState<AgentLanguage>('en');
  const slug = typedSlug ?? slugOf(name);
  const isTaken = taken.includes(slug);
  const create = useMutation({
    mutationFn: () =>
      data(
        api.PUT('/v1/agents/{slug}', {
          params: { path: { slug } },
          body: { slug, name, language, voice: DEFAULT_VOICES[language], ...FIRST_WORDS[language] },
        }),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: agentsQuery.queryKey });
      onCreated(slug);
    },
  });
  return (
    <Dialog title="New agent" isOpen onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <Field label="Name" hint="Who it says it is.">
          {(control) => (
            <Input
              {...control}
              required
              maxLength={100}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Field
          label="Short name"
          hint="In addresses and settings. It cannot be changed later."
          error={isTaken ? 'Another agent has it.' : null}
        >
          {(control) => (
            <Input
              {...control}
              isMono
              required
              value={slug}
              onChange={({ target }) => setTypedSlug(target.value)}
            />
          )}
        </Field>
        <Field label="Language">
          {(control) => (
            <Select
              {...control}
              value={language}
              onChange={({ target }) => setLanguage(target.value as AgentLanguage)}
            >
              {AGENT_LANGUAGES.map((one) => (
                <option key={one} value={one}>
                  {LANGUAGE_NAMES[one]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {create.error && <ErrorNotice error={create.error} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="primary"
            busy={create.isPending}
            disabled={name.trim() === '' || slug === '' || isTaken}
          >
            Create
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

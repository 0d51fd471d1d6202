import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  AGENT_LANGUAGES,
  type AgentLanguage,
  DEFAULT_VOICES,
} from '../../../../../backend/contract/languages.ts';
import { refreshAgentLists } from '../../../lib/agent-names.ts';
import { api, data } from '../../../lib/api.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
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
      await refreshAgentLists(queryClient);
      onCreated(slug);
    },
  });
  return (
    <FormDialog
      title="New agent"
      action="Create"
      isReady={name.trim() !== '' && slug !== '' && !isTaken}
      onSubmit={create.mutate}
      busy={create.isPending}
      error={create.error}
      onClose={onClose}
    >
      <TextField
        label="Name"
        hint="Who it says it is."
        required
        maxLength={100}
        value={name}
        onChange={setName}
      />
      <TextField
        label="Short name"
        hint="In addresses and settings. It cannot be changed later."
        error={isTaken ? 'Another agent has it.' : null}
        isMono
        required
        value={slug}
        onChange={setTypedSlug}
      />
      <SelectField
        label="Language"
        value={language}
        onChange={setLanguage}
        choices={AGENT_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      />
    </FormDialog>
  );
}

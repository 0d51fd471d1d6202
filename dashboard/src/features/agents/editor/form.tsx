import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useMemo } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import {
  type AgentSettings,
  type AgentSettingsInput,
  agentSettings,
} from '../../../../../backend/contract/agents.ts';
import type { Issue } from '../../../lib/api-error.ts';
import { plainWords } from '../draft/plain-words.ts';
import { Credentials } from '../sections/credentials.tsx';
import { Delays } from '../sections/delays.tsx';
import { Limits } from '../sections/limits.tsx';
import { Models } from '../sections/models.tsx';
import { Privacy } from '../sections/privacy.tsx';
import { Tools } from '../sections/tools.tsx';
import { Turns } from '../sections/turns.tsx';
import { Voice } from '../sections/voice.tsx';
import { Who } from '../sections/who.tsx';
import styles from './form.module.css';
import { Issues } from './setting.tsx';

const SECTIONS = [
  ['who', 'Who it is'],
  ['voice', 'Voice and language'],
  ['models', 'Models and cost'],
  ['turns', 'Turn-taking'],
  ['delays', 'While the caller waits'],
  ['tools', 'Tools'],
  ['credentials', 'Credentials'],
  ['limits', 'Limits'],
  ['privacy', 'Privacy'],
] as const;

interface SettingsFormProps {
  slug: string;
  /** What it begins with; later ones are not looked at. */
  initial: AgentSettingsInput;
  /** What the backend says is wrong. */
  issues: readonly Issue[];
  isReadOnly: boolean;
  onChange: (settings: AgentSettingsInput) => void;
}

/** All settings of an agent, checked as they are typed by the same schema as at the backend. */
export function SettingsForm({ slug, initial, issues, isReadOnly, onChange }: SettingsFormProps) {
  const form = useForm<AgentSettingsInput, unknown, AgentSettings>({
    defaultValues: initial,
    resolver: zodResolver(agentSettings, { error: plainWords }),
    mode: 'onChange',
  });
  const { trigger, watch } = form;
  useEffect(() => {
    void trigger();
    const { unsubscribe } = watch((_, { type }) => {
      // The values are the form's own, which it goes on changing.
      onChange(structuredClone(form.getValues()));
      // Lists that are set as a whole are not checked by the form itself.
      if (type === undefined) void trigger();
    });
    return unsubscribe;
  }, [form, trigger, watch, onChange]);
  const sections = useMemo(
    () => (
      <>
        <Who />
        <Voice />
        <Models slug={slug} />
        <Turns />
        <Delays />
        <Tools slug={slug} />
      </>
    ),
    [slug],
  );
  return (
    <FormProvider {...form}>
      <Issues value={issues}>
        <div className={styles.layout}>
          <nav aria-label="Sections" className={styles.sections}>
            {SECTIONS.map(([id, title]) => (
              <a key={id} href={`#${id}`}>
                {title}
              </a>
            ))}
          </nav>
          <form className={styles.form} onSubmit={(event) => event.preventDefault()} noValidate>
            <fieldset className={styles.all} disabled={isReadOnly}>
              {sections}
            </fieldset>
            <Credentials slug={slug} />
            <fieldset className={styles.all} disabled={isReadOnly}>
              <Limits />
              <Privacy />
            </fieldset>
          </form>
        </div>
      </Issues>
    </FormProvider>
  );
}

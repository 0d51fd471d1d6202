import { Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import type { AgentSettingsInput } from '../../../../../backend/contract/agents.ts';
import { AGENT_LANGUAGES } from '../../../../../backend/contract/languages.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Input } from '../../../ui/input.tsx';
import { TextSetting } from '../editor/controls.tsx';
import { Group } from '../editor/group.tsx';
import { Pronunciations } from '../editor/pronunciations.tsx';
import { useProblem } from '../editor/setting.tsx';
import { HINTS } from '../hints.ts';
import styles from './lists.module.css';
import { Row, Section } from './section.tsx';
import { VoiceSample } from './voice-sample.tsx';
import { VOICES } from './voices.ts';

export function Voice() {
  const id = useId();
  return (
    <Section id="voice" title="Voice and language">
      <Row>
        <TextSetting path="language" isMono list={`${id}-languages`} />
        <TextSetting path="voice" isMono list={`${id}-voices`} />
      </Row>
      <datalist id={`${id}-languages`}>
        {AGENT_LANGUAGES.map((language) => (
          <option key={language} value={language} />
        ))}
      </datalist>
      <datalist id={`${id}-voices`}>
        {VOICES.map((voice) => (
          <option key={voice} value={voice} />
        ))}
      </datalist>
      <VoiceSample />
      <OtherLanguages voicesId={`${id}-voices`} languagesId={`${id}-languages`} />
      <Pronunciations />
    </Section>
  );
}

function OtherLanguages({ voicesId, languagesId }: { voicesId: string; languagesId: string }) {
  const { fields, append, remove } = useFieldArray<AgentSettingsInput, 'otherLanguages'>({
    name: 'otherLanguages',
  });
  const problem = useProblem('otherLanguages');
  return (
    <Group {...HINTS.otherLanguages} problem={problem}>
      {fields.map((field, at) => (
        <OtherLanguage
          key={field.id}
          at={at}
          voicesId={voicesId}
          languagesId={languagesId}
          onRemove={() => remove(at)}
        />
      ))}
      <div>
        <Button
          icon={<Plus size={16} aria-hidden />}
          onClick={() => append({ language: '', voice: null })}
        >
          Add a language
        </Button>
      </div>
    </Group>
  );
}

interface OtherLanguageProps {
  at: number;
  voicesId: string;
  languagesId: string;
  onRemove: () => void;
}

function OtherLanguage({ at, voicesId, languagesId, onRemove }: OtherLanguageProps) {
  const { register } = useFormContext<AgentSettingsInput>();
  const id = useId();
  const language = useProblem(`otherLanguages.${at}.language`);
  const voice = useProblem(`otherLanguages.${at}.voice`);
  return (
    <div>
      <div className={styles.line}>
        <Input
          aria-label="Language"
          placeholder="de"
          list={languagesId}
          aria-invalid={language ? true : undefined}
          aria-describedby={language && id}
          isMono
          {...register(`otherLanguages.${at}.language`)}
        />
        <Input
          aria-label="Voice"
          placeholder="a voice of that language"
          list={voicesId}
          aria-invalid={voice ? true : undefined}
          aria-describedby={voice && id}
          isMono
          {...register(`otherLanguages.${at}.voice`, {
            setValueAs: (typed: string | null) => typed || null,
          })}
        />
        <IconButton
          label="Remove the language"
          icon={<Trash2 size={16} aria-hidden />}
          onClick={onRemove}
        />
      </div>
      {(language || voice) && (
        <p className={styles.problem} id={id}>
          {[language, voice].filter(Boolean).join('; ')}
        </p>
      )}
    </div>
  );
}

import { useState } from 'react';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/input.tsx';
import type { Issue } from '../../../lib/api-error.ts';
import type { Settings } from '../draft/draft-saver.ts';
import { readSettings, writeSettings } from '../draft/settings-text.ts';
import styles from './text-view.module.css';

interface TextViewProps {
  initial: Settings;
  issues: readonly Issue[];
  isReadOnly: boolean;
  onChange: (settings: Settings) => void;
}

/** The settings as text. What cannot be read is not taken, and stays until it can. */
export default function TextView({ initial, issues, isReadOnly, onChange }: TextViewProps) {
  const [text, setText] = useState(() => writeSettings(initial));
  const [problem, setProblem] = useState<string | null>(null);
  const type = (typed: string) => {
    setText(typed);
    const read = readSettings(typed);
    if ('problem' in read) return setProblem(read.problem);
    setProblem(null);
    onChange(read.settings);
  };
  return (
    <div className={styles.view}>
      <Field
        label="All settings"
        hint="YAML; JSON is taken, too. What is left out has its default."
        error={problem && `Not saved while it cannot be read: ${problem}`}
      >
        {(control) => (
          <TextArea
            {...control}
            isMono
            rows={32}
            spellCheck={false}
            readOnly={isReadOnly}
            value={text}
            onChange={({ target }) => type(target.value)}
          />
        )}
      </Field>
      {issues.length > 0 && (
        <ul className={styles.issues} aria-label="What keeps it from being published">
          {issues.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path || 'settings'}</code>: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import { type RefObject, useState } from 'react';
import type { Issue } from '../../../lib/api-error.ts';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/input.tsx';
import type { Settings } from '../draft/draft-saver.ts';
import { readSettings, writeSettings } from '../draft/settings-text.ts';
import styles from './text-view.module.css';

interface TextViewProps {
  initial: Settings;
  /** Text that could not be read, kept while another view is open. */
  unread: RefObject<string | null>;
  issues: readonly Issue[];
  isReadOnly: boolean;
  onChange: (settings: Settings) => void;
}

/** The settings as text. What cannot be read is not taken, and stays until it can. */
export default function TextView({ initial, unread, issues, isReadOnly, onChange }: TextViewProps) {
  const [text, setText] = useState(() => unread.current ?? writeSettings(initial));
  const [problem, setProblem] = useState(() => problemOf(text));
  const type = (typed: string) => {
    setText(typed);
    const read = readSettings(typed);
    setProblem(problemOf(typed));
    unread.current = 'problem' in read ? typed : null;
    if ('settings' in read) onChange(read.settings);
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

function problemOf(text: string): string | null {
  const read = readSettings(text);
  return 'problem' in read ? read.problem : null;
}

import { Check, Copy as CopyIcon } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from './button.tsx';
import styles from './copy.module.css';

const SHOWN_MS = 1_500;

/** Puts a text into the clipboard. */
export function Copy({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [isDone, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(true);
    setTimeout(() => setDone(false), SHOWN_MS);
  };
  const Icon = isDone ? Check : CopyIcon;
  return (
    <IconButton
      label={isDone ? 'Copied' : label}
      icon={<Icon size={14} aria-hidden />}
      className={styles.copy}
      onClick={copy}
    />
  );
}

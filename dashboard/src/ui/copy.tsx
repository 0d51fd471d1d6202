import { Check, Copy as CopyIcon } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from './button.tsx';
import styles from './copy.module.css';
import { showToast } from './toast.tsx';

const SHOWN_MS = 1_500;

/** Puts a text into the clipboard. */
export function Copy({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [isDone, setDone] = useState(false);
  const copy = async (button: HTMLElement) => {
    if (!(await toClipboard(text, button))) {
      showToast('The browser does not allow copying: select the text, then copy it.');
      return;
    }
    setDone(true);
    setTimeout(() => setDone(false), SHOWN_MS);
  };
  const Icon = isDone ? Check : CopyIcon;
  return (
    <IconButton
      label={isDone ? 'Copied' : label}
      icon={<Icon size={14} aria-hidden />}
      className={styles.copy}
      onClick={({ currentTarget }) => void copy(currentTarget)}
    />
  );
}

/** @param beside - within the window that is open, if one is: nothing else can be selected */
async function toClipboard(text: string, beside: HTMLElement): Promise<boolean> {
  // Only pages over HTTPS, or on this machine, have a clipboard.
  if (!navigator.clipboard) return copySelected(text, beside);
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => copySelected(text, beside),
  );
}

/** The old way, which works everywhere: select it, then copy what is selected. */
function copySelected(text: string, beside: HTMLElement): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  beside.after(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  beside.focus();
  return isCopied;
}

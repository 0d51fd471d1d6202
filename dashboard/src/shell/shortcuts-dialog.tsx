import { shownShortcuts } from '../lib/keys.ts';
import { Dialog } from '../ui/dialog.tsx';
import styles from './shortcuts-dialog.module.css';

/** All keys that do something now. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" description="Off while you type." isOpen onClose={onClose} isWide>
      <div className={styles.groups}>
        {shownShortcuts().map(({ name, shortcuts }) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl className={styles.keys}>
              {Object.entries(shortcuts).map(([key, { label }]) => (
                <div key={key}>
                  <dt>{label}</dt>
                  <dd>
                    {key.split(/[ +]/).map((each) => (
                      <kbd key={each}>{keyName(each)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

const NAMES: Readonly<Record<string, string>> = {
  Mod: 'Ctrl or ⌘',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  '': 'Space',
};
const keyName = (key: string) => NAMES[key] ?? key;

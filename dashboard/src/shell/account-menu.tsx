import { ChevronsUpDown, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useMe } from '../lib/me.ts';
import { signOut } from '../lib/sign-out.ts';
import { type Theme, theme } from '../lib/theme.ts';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../ui/menu.tsx';
import { showToast } from '../ui/toast.tsx';
import styles from './account-menu.module.css';

const THEME_CHOICES: readonly { value: Theme; label: string; icon: React.ReactNode }[] = [
  { value: 'system', label: 'As the system', icon: <Monitor size={16} aria-hidden /> },
  { value: 'light', label: 'Light', icon: <Sun size={16} aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <Moon size={16} aria-hidden /> },
];

/** Who is signed in, how the page looks to them, and the way out. */
export function AccountMenu() {
  const me = useMe();
  const trigger = (
    <button type="button" className={styles.trigger}>
      <span className={styles.who}>
        <span className={styles.name}>{me.name}</span>
        <span className={styles.role}>{me.role}</span>
      </span>
      <ChevronsUpDown size={14} aria-hidden />
    </button>
  );
  return (
    <Menu trigger={trigger} side="top">
      <AccountItems />
    </Menu>
  );
}

async function leave(): Promise<void> {
  const isOut = await signOut();
  if (!isOut) showToast('You are still signed in: the backend does not answer. Try again.');
}

export function AccountItems() {
  const chosen = useSyncExternalStore(theme.subscribe, theme.get);
  return (
    <>
      <MenuLabel>Colours</MenuLabel>
      <MenuChoice value={chosen} onChange={theme.choose} choices={THEME_CHOICES} />
      <MenuSeparator />
      <MenuItem onSelect={() => void leave()}>
        <LogOut size={16} aria-hidden />
        Sign out
      </MenuItem>
    </>
  );
}

import { Link } from '@tanstack/react-router';
import { Ellipsis, Search } from 'lucide-react';
import { useMe } from '../lib/me.ts';
import { classes } from '../ui/classes.ts';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import { AccountItems, AccountMenu } from './account-menu.tsx';
import styles from './navigation.module.css';
import { type Page, pagesFor } from './pages.ts';

/** The way to each page: a column at the left, on a phone a bar at the bottom. */
export function Navigation({ onSearch }: { onSearch: () => void }) {
  const pages = pagesFor(useMe().scopes);
  return (
    <nav className={styles.navigation} aria-label="Pages">
      <p className={styles.brand}>Switchboard</p>
      <button type="button" className={styles.search} onClick={onSearch}>
        <Search size={16} aria-hidden />
        Go to
        <kbd>{isApple() ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <ul className={styles.pages}>
        {pages.map((page) => (
          <li key={page.to} className={classes(!page.isMain && styles.wideOnly)}>
            <PageLink page={page} />
          </li>
        ))}
        <li className={styles.narrowOnly}>
          <More pages={pages.filter(({ isMain }) => !isMain)} onSearch={onSearch} />
        </li>
      </ul>
      <div className={styles.account}>
        <AccountMenu />
      </div>
    </nav>
  );
}

function PageLink({ page: { to, title, icon: Icon } }: { page: Page }) {
  return (
    <Link
      to={to}
      className={styles.link}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
    >
      <Icon size={16} aria-hidden />
      {title}
    </Link>
  );
}

interface MoreProps {
  pages: readonly Page[];
  onSearch: () => void;
}

function More({ pages, onSearch }: MoreProps) {
  const trigger = (
    <button type="button" className={styles.link}>
      <Ellipsis size={16} aria-hidden />
      More
    </button>
  );
  return (
    <Menu trigger={trigger} side="top">
      <MenuItem onSelect={onSearch}>
        <Search size={16} aria-hidden />
        Go to…
      </MenuItem>
      {pages.map(({ to, title, icon: Icon }) => (
        <MenuItem key={to} asChild>
          <Link to={to}>
            <Icon size={16} aria-hidden />
            {title}
          </Link>
        </MenuItem>
      ))}
      <MenuSeparator />
      <AccountItems />
    </Menu>
  );
}

const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

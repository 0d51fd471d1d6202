import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './input.module.css';

interface Mono {
  /** For ids, addresses and other texts of machines. */
  isMono?: boolean;
}

export function Input({ isMono, className, ...rest }: ComponentProps<'input'> & Mono) {
  return <input className={classes(styles.control, isMono && styles.mono, className)} {...rest} />;
}

export function TextArea({ isMono, className, ...rest }: ComponentProps<'textarea'> & Mono) {
  const names = classes(styles.control, styles.area, isMono && styles.mono, className);
  return <textarea className={names} {...rest} />;
}

/** The browser's own: it works with any keyboard, screen reader and phone. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select className={classes(styles.control, styles.select, className)} {...rest} />;
}

export function Checkbox({
  label,
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode }) {
  return (
    <label className={styles.checkbox}>
      <input type="checkbox" {...rest} />
      {label}
    </label>
  );
}

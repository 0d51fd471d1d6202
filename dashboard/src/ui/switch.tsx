import { Switch as Radix } from 'radix-ui';
import type { ComponentProps } from 'react';
import styles from './switch.module.css';

/** On or off, at once. Label it with a `Field`, or by `aria-label`. */
export function Switch(props: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root className={styles.root} {...props}>
      <Radix.Thumb className={styles.thumb} />
    </Radix.Root>
  );
}

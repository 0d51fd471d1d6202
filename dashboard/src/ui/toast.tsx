import { Toast as Radix } from 'radix-ui';
import { useSyncExternalStore } from 'react';
import { createStore } from '../lib/store.ts';
import { CloseButton } from './close-button.tsx';
import styles from './toast.module.css';

const toasts = createStore<readonly { id: number; text: string }[]>([]);
let lastId = 0;

/** Tells what has become of something whose place is gone, or never was. What else fails is told in its place. */
export function showToast(text: string): void {
  lastId += 1;
  const id = lastId;
  toasts.update((all) => [...all, { id, text }]);
}

const remove = (id: number) => toasts.update((all) => all.filter((toast) => toast.id !== id));

/** Where toasts appear: once, at the end of the page. */
export function Toasts() {
  const all = useSyncExternalStore(toasts.subscribe, toasts.get);
  return (
    <Radix.Provider swipeDirection="right" duration={4_000}>
      {all.map(({ id, text }) => (
        <Radix.Root
          key={id}
          className={styles.toast}
          onOpenChange={(isOpen) => {
            if (!isOpen) remove(id);
          }}
        >
          <Radix.Description className={styles.text}>{text}</Radix.Description>
          <CloseButton className={styles.close} onClick={() => remove(id)} />
        </Radix.Root>
      ))}
      <Radix.Viewport className={styles.viewport} />
    </Radix.Provider>
  );
}

import { Copy } from './copy.tsx';
import { Field } from './field.tsx';
import { Input } from './input.tsx';
import styles from './shown-once.module.css';

/** A secret to be taken along now, as it is not shown again. */
export function ShownOnce({ label, text }: { label: string; text: string }) {
  return (
    <Field label={label}>
      {(control) => (
        <div className={styles.secret}>
          <Input
            {...control}
            isMono
            readOnly
            value={text}
            onFocus={({ target }) => target.select()}
          />
          <Copy text={text} label={`Copy the ${label.toLowerCase()}`} />
        </div>
      )}
    </Field>
  );
}

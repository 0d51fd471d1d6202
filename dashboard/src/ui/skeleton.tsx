import styles from './skeleton.module.css';

interface SkeletonProps {
  /** How many bars. */
  rows?: number;
  /** Of each, in pixels: as high as what comes, so that nothing moves when it does. */
  height?: number;
  /** What is loading. */
  label?: string;
}

/** Stands where something is loading. */
export function Skeleton({ rows = 1, height = 40, label = 'Loading' }: SkeletonProps) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.bar} style={{ height }} />
      ))}
    </div>
  );
}

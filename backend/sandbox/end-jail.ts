import { readFileSync } from 'node:fs';

/**
 * Ends a jail by its outermost process, with all that runs in it. The first process within is ended
 * rather than that one, which then collects it and ends too: the other way round the dead would be
 * left to the machine's first process, which in a container may not collect them.
 */
export function endJail(outermost: number | null | undefined): void {
  if (!outermost) return;
  const within = childrenOf(outermost);
  for (const id of within.length > 0 ? within : [outermost]) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

function childrenOf(id: number): number[] {
  try {
    const line = readFileSync(`/proc/${id}/task/${id}/children`, 'utf8');
    return line.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

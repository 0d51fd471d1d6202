import { readdir, readFile } from 'node:fs/promises';

/** All processes of the machine, by their parent. */
export async function childrenOfAll(): Promise<Map<number, number[]>> {
  const children = new Map<number, number[]>();
  const processIds = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  await Promise.all(
    processIds.map(async (id) => {
      const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(id)]);
    }),
  );
  return children;
}

/** A process and all below it. */
export function below(
  processId: number,
  children: ReadonlyMap<number, readonly number[]>,
): number[] {
  const found = [processId];
  for (const id of found) found.push(...(children.get(id) ?? []));
  return found;
}

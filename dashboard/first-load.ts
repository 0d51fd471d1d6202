import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** What the first view of the page may weigh, compressed. */
const MAX_KB = 350;
/** The route that is opened first. */
const FIRST_ROUTE = /routes\/index\.tsx/;

/**
 * Prints what a first visit loads: the entry, the Live page, all that they import and the styles.
 * Fails the build when that is too much.
 */
export function reportFirstLoad(): Plugin {
  return {
    name: 'report-first-load',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const first = chunks.filter(
        ({ isEntry, facadeModuleId }) => isEntry || FIRST_ROUTE.test(facadeModuleId ?? ''),
      );
      const names = new Set(first.flatMap((chunk) => withImports(chunk, bundle)));
      const kb = [...names].reduce((sum, name) => sum + gzippedKb(bundle[name]), 0);
      console.log(`First load: ${kb.toFixed(0)} kB compressed, in ${names.size} files`);
      if (kb > MAX_KB) this.error(`The first load must not be more than ${MAX_KB} kB compressed.`);
    },
  };
}

/** The names of a chunk, of what it imports at once, and of their styles. */
function withImports(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): string[] {
  const seen = new Set<string>();
  const add = ({ fileName, imports, viteMetadata }: Rolldown.OutputChunk) => {
    if (seen.has(fileName)) return;
    seen.add(fileName);
    for (const style of viteMetadata?.importedCss ?? []) seen.add(style);
    for (const name of imports) {
      const imported = bundle[name];
      if (imported?.type === 'chunk') add(imported);
    }
  };
  add(chunk);
  return [...seen];
}

function gzippedKb(file: Rolldown.OutputBundle[string] | undefined): number {
  if (file === undefined) return 0;
  return gzipSync(file.type === 'chunk' ? file.code : file.source).length / 1_000;
}

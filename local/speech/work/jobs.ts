import { COMPUTING } from './computing.ts';
import { FILES } from './files.ts';
import type { Job } from './job.ts';
import { MEMORY } from './memory.ts';
import { PAGES } from './pages.ts';

/** All work that the script can do. The first whose pattern a request fits is done. */
export const JOBS: Job[] = [...FILES, ...PAGES, ...MEMORY, ...COMPUTING];

/** Whether what was said so far sounds as if its speaker had come to an end. */
export type Completeness = 'finished' | 'unfinished' | 'unsure';

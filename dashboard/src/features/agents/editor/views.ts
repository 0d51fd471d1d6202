/** How an agent can be looked at. By itself, so that the address is read without the editor. */
export const VIEWS = ['form', 'text', 'versions'] as const;
export type View = (typeof VIEWS)[number];

import type { Role } from '../../../../../backend/contract/access.ts';

/** What each role means, in plain words. */
export const ROLE_WORDS: Readonly<Record<Role, { title: string; hint: string }>> = {
  owner: { title: 'Owner', hint: 'May do everything: people, keys, money, secrets, erasing.' },
  operator: {
    title: 'Operator',
    hint: 'Runs agents, numbers, workers and calls, and hears them.',
  },
  viewer: { title: 'Viewer', hint: 'Looks at calls, agents and figures, and changes nothing.' },
};

export const ROLE_CHOICES = (Object.keys(ROLE_WORDS) as Role[]).map((value) => ({
  value,
  label: ROLE_WORDS[value].title,
}));

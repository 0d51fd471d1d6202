import { expect, it } from 'vitest';
import { agentSlug } from '../../../../../backend/contract/common.ts';
import { slugOf } from './slug.ts';

it.each([
  ['Front desk', 'front-desk'],
  ['Müller & Söhne GmbH', 'muller-sohne-gmbh'],
  ['  24/7 – Straße ', '24-7-strasse'],
  ['a'.repeat(80), 'a'.repeat(63)],
])('makes of %s a short name', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
  expect(agentSlug.safeParse(slugOf(name)).success).toBe(true);
});

it('is empty where nothing can be kept', () => {
  expect(slugOf('東京')).toBe('');
});

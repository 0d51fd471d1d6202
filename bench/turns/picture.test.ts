import { expect, it } from 'vitest';
import { picture } from './picture.ts';

it('the picture has a row for each arm and a dot for each reply', () => {
  const svg = picture([
    { arm: 'ours', latencies: [400, 500, 600] },
    { arm: 'stock', latencies: [1_100, 3_900] },
  ]);
  expect(svg.match(/<circle/g)).toHaveLength(5);
  expect(svg).toContain('p50 500');
  expect(svg).toContain('p95 3900');
  expect(svg).toContain('>4000<');
});

it('an arm without a reply has an empty row', () => {
  expect(picture([{ arm: 'pipecat', latencies: [] }])).not.toContain('<circle');
});

import { expect, it } from 'vitest';
import { Channel } from './channel.ts';

const tone = (length: number, value = 0.5) => new Int16Array(length).fill(value * 32_768);

it('is silent where nothing was placed', () => {
  const channel = new Channel();
  channel.place(2, tone(3));
  expect([...channel.take(7)]).toEqual([0, 0, 0.5, 0.5, 0.5, 0, 0]);
});

it('gives each sample once, however it is taken', () => {
  const channel = new Channel();
  channel.place(1, tone(4));
  const taken = [2, 2, 3, 6].flatMap((end) => [...channel.take(end)]);
  expect(taken).toEqual([0, 0.5, 0.5, 0.5, 0.5, 0]);
});

it('lets what is placed later stand over what was there', () => {
  const channel = new Channel();
  channel.place(0, tone(4, 0.5));
  channel.place(1, tone(2, 0.25));
  expect([...channel.take(4)]).toEqual([0.5, 0.25, 0.25, 0.5]);
});

it('cuts what would have been played after an interruption', () => {
  const channel = new Channel();
  channel.place(0, tone(3));
  channel.place(3, tone(3));
  channel.cut(2);
  expect([...channel.take(6)]).toEqual([0.5, 0.5, 0, 0, 0, 0]);
});

it('drops what comes too late, and keeps the rest of it', () => {
  const channel = new Channel();
  channel.take(4);
  channel.place(2, tone(4));
  expect([...channel.take(8)]).toEqual([0.5, 0.5, 0, 0]);
});

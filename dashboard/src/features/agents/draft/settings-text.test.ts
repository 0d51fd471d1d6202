import { describe, expect, it } from 'vitest';
import { fitForm } from './fits-form.ts';
import { readSettings, writeSettings } from './settings-text.ts';

const settings = {
  slug: 'sales',
  name: 'Sales',
  greeting: 'Hello.',
  instructions: 'Be brief.\nNever lie.',
  models: { llm: 'gpt-4.1-mini' },
};

describe('settings as text', () => {
  it('are read as they were written, with long texts over several lines', () => {
    const text = writeSettings(settings);
    expect(text).toContain('instructions: |-\n  Be brief.\n  Never lie.');
    expect(readSettings(text)).toEqual({ settings });
  });

  it('are the same text in whatever order they came', () => {
    const reversed = Object.fromEntries(Object.entries(settings).reverse());
    expect(writeSettings(reversed)).toBe(writeSettings(settings));
  });

  it('may be JSON', () => {
    expect(readSettings(JSON.stringify(settings))).toEqual({ settings });
  });

  it.each([
    ['a list', '- name'],
    ['nothing', ''],
    ['a text', 'hello'],
    ['what is not closed', '{"name": "A"'],
    ['what refers to itself', 'a: &a [*a]'],
  ])('tell what is wrong with %s', (_, text) => {
    expect(() => readSettings(text)).not.toThrow();
    expect(readSettings(text)).toHaveProperty('problem');
  });
});

describe('the form', () => {
  it('takes settings with defaults for what is missing', () => {
    expect(fitForm({ slug: 'sales', name: 'Sales' })).toMatchObject({
      greeting: '',
      models: { stt: 'nova-3' },
      limits: { silenceMs: 15_000 },
    });
  });

  it('takes a draft with texts that are wrong', () => {
    expect(fitForm({ ...settings, name: '', language: 'xx' })).toMatchObject({ name: '' });
  });

  it.each([
    ['a section that is a text', { models: 'gpt' }],
    ['a list that is a text', { otherLanguages: 'de' }],
    ['a row that is a text', { otherLanguages: ['de'] }],
    ['a stage that is a number', { delays: { stages: [1] } }],
    ['a server without a way to it', { tools: { mcp: [{ name: 'crm' }] } }],
  ])('leaves to the text view %s', (_, fields) => {
    expect(fitForm({ ...settings, ...fields })).toBeNull();
  });
});

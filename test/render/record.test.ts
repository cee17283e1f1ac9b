import { describe, expect, test } from 'vitest';
import { finding } from '../../src/diagnostics/finding.ts';
import { readNotes, withoutNotes } from '../../src/model/generated.ts';
import { render } from '../../src/render/render.ts';
import { sampleConfig, sampleInput, shippedTemplates } from './support.ts';

const config = sampleConfig({ output: { ...sampleConfig().output, record: 'docs/record.md' } });
const run = (milliseconds: number): object => ({
  run: { at: '2025-01-02T03:04:05.000Z', stages: [{ name: 'sources', result: '4 features', milliseconds }] },
});

function record(last: string | null, parts: object = {}): { text: string | undefined; codes: string[] } {
  const input = sampleInput({ config, ...parts });
  const { artifacts, findings } = render(input, { ...shippedTemplates(), record: last });
  return {
    text: artifacts.find(({ path }) => path === 'docs/record.md')?.text,
    codes: findings.map(({ code, data }) => `${code} ${JSON.stringify(data)}`),
  };
}

test('the record, to read', async () => {
  const odd = finding(
    'artifacts/path-unsafe',
    { file: 'a.md', line: 3, column: 1 },
    { path: 'a.md', reason: 'is odd' },
  );
  const { text } = record(null, { findings: [odd, odd, odd, odd], ...run(12) });
  await expect(text).toMatchFileSnapshot('../golden/render/record.md');
});

describe('what a person wrote', () => {
  const first = record(null).text ?? '';
  const noted = first.replace(
    '<!-- notes:surprises -->\n\n',
    '<!-- notes:surprises -->\n\nWe *did* not expect {{this}}.\r\n\n',
  );

  test('stays, to the byte, when the rest changes', () => {
    const next = record(noted, {
      findings: [finding('artifacts/path-unsafe', null, { path: 'x', reason: 'is odd' })],
    });
    expect(readNotes(next.text ?? '').regions.get('surprises')).toBe(
      '\n\nWe *did* not expect {{this}}.\r\n\n',
    );
    expect(next.text).toContain('`x` is odd');
  });

  test.each([
    ['an end that is gone', noted.replace('<!-- /notes:surprises -->', '')],
    ['a beginning that is gone', noted.replace('<!-- notes:surprises -->', '')],
    ['a region that is there twice', `${noted}\n<!-- notes:surprises --><!-- /notes:surprises -->`],
    ['a region that the template does not have', `${noted}\n<!-- notes:mine -->text<!-- /notes:mine -->`],
  ])('is not touched while it is unclear where it is: %s', (_, last) => {
    const { text, codes } = record(last);
    expect(text).toBeUndefined();
    expect(codes).toHaveLength(1);
    expect(codes[0]).toMatch(/^artifacts\/notes-damaged /);
  });
});

describe('a second run', () => {
  test('leaves the page as it was when only the time differs', () => {
    const first = record(null, run(12)).text ?? '';
    expect(first).toContain('12 ms');
    expect(record(first, run(99)).text).toBe(first);
  });

  test('leaves it as it was when only notes were added', () => {
    const first = record(null, run(12)).text ?? '';
    const noted = first.replace('<!-- notes:outcomes -->', '<!-- notes:outcomes -->\nLanded.');
    expect(record(noted, run(99)).text).toBe(noted);
  });

  test('renews it when the result differs', () => {
    const first = record(null, run(12)).text ?? '';
    const next = record(first, {
      ...run(99),
      findings: [finding('artifacts/path-unsafe', null, { path: 'x', reason: 'is odd' })],
    });
    expect(next.text).toContain('99 ms');
  });
});

test('notes are read and emptied alike', () => {
  const page = 'a <!-- notes:x -->mine<!-- /notes:x --> b <!-- notes:y --><!-- /notes:y -->';
  expect([...readNotes(page).regions]).toEqual([
    ['x', 'mine'],
    ['y', ''],
  ]);
  expect(withoutNotes(page)).toBe('a <!-- notes:x --><!-- /notes:x --> b <!-- notes:y --><!-- /notes:y -->');
});

import { describe, expect, test } from 'vitest';
import { finding } from '../../src/diagnostics/finding.ts';
import { readNotes, withoutNotes } from '../../src/model/generated.ts';
import type { Host } from '../../src/model/host.ts';
import { RunClock, type RunTimes, render } from '../../src/render/render.ts';
import { sampleConfig, sampleInput } from './sample.ts';
import { shippedTemplates } from './shipped.ts';

const config = sampleConfig({ output: { ...sampleConfig().output, record: 'docs/record.md' } });
const run = (milliseconds: number): object => ({
  run: { at: '2025-01-02T03:04:05.000Z', milliseconds: new Map([['sources', milliseconds]]) },
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

describe('the times of a run', () => {
  const host = (environment: Record<string, string>): Host => {
    let now = Date.UTC(2025, 0, 2);
    return {
      environment,
      now() {
        now += 40;
        return now;
      },
    } as unknown as Host;
  };
  const timed = (record: string | null, environment = {}): RunTimes | null => {
    const clock = new RunClock(
      sampleConfig({ output: { ...sampleConfig().output, record } }),
      host(environment),
    );
    for (const stage of ['sources', 'facts', 'render']) clock.begin(stage);
    return clock.times;
  };

  test('go from the beginning of a stage to that of the next', () => {
    expect(timed('docs/record.md')).toEqual({
      at: '2025-01-02T00:00:00.040Z',
      milliseconds: new Map([
        ['sources', 40],
        ['facts', 40],
      ]),
    });
  });

  test('are not made up where the clock stands still', () => {
    const { at, milliseconds } = timed('docs/record.md', { SOURCE_DATE_EPOCH: '1735776000' }) ?? {};
    expect(at).toBeDefined();
    expect(milliseconds).toEqual(new Map());
  });

  test('are not asked for without a record', () => {
    expect(timed(null)).toBeNull();
  });
});

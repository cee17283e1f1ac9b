import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { FindingLog } from '../../src/sources/finding-log.ts';
import { readInventory } from '../../src/sources/inventory.ts';
import { figures, look, plain } from './shapes.ts';

type Issue = { readonly [key: string]: JsonValue };

const issues = (...list: readonly Issue[]): JsonValue =>
  list.map((one, index) => ({
    number: index + 1,
    title: `Take the ${index + 1} coins`,
    state: 'OPEN',
    ...one,
  }));

const read = (value: JsonValue) => {
  const files = [{ path: 'issues.json', text: JSON.stringify(value, null, 1) }];
  const { inventory } = readInventory([{ path: 'issues.json', files }], [], plain, new FindingLog());
  return inventory.features;
};

const named = (...names: readonly string[]): JsonValue =>
  names.map((name) => ({ id: `L_${name}`, name, color: 'aaa' }));

describe('what an issue says in its labels', () => {
  it('is the field that a label names, however it is set apart', () => {
    const features = read(
      issues(
        { labels: named('bug', 'area: till', 'priority: high') },
        { labels: ['kind/bug', 'area/till', 'priority/low'] },
        { labels: ['area::shop', 'P1'] },
        { labels: named('infra') },
        { labels: ['kind/bug', 'till'] },
      ),
    );
    expect(features.map(({ group, priority, category }) => [group, priority, category])).toEqual([
      ['till', 'high', null],
      ['till', 'low', 'bug'],
      ['shop', null, null],
      ['infra', null, null],
      ['till', null, 'bug'],
    ]);
  });

  it('gives way to what the entry says itself, and has its own place', () => {
    const [feature, other] = read(
      issues({ area: 'Bank', labels: ['area: till'] }, { area: null, labels: ['area: till'] }),
    );
    expect(feature?.group).toBe('Bank');
    expect(other?.group).toBe('till');
    expect(other?.spans.group).toMatchObject({ line: 17 });
  });

  it('is a label where it names no field, or an address', () => {
    const features = read(issues({ labels: ['nice: yes', 'b'] }, { labels: ['https://example.org'] }));
    expect(features.map(({ group }) => group)).toEqual(['nice: yes', 'https://example.org']);
  });
});

describe('people and milestones as objects', () => {
  it('are called by their names, also in lists', () => {
    const [feature] = read(
      issues({
        assignees: [{ login: 'ana', name: '' }, { login: 'ben' }],
        milestone: { number: 2, title: 'v1' },
        labels: [],
      }),
    );
    expect(feature).toMatchObject({ owner: 'ana, ben', phase: 'v1' });
    expect(
      look(issues({ assignees: named('ana'), labels: named('x') })).findings.map(({ code }) => code),
    ).not.toContain('inventory/wrong-type');
  });
});

describe('an issue that was closed without being done', () => {
  it('is neither open nor done', () => {
    const value = issues(
      { state: 'CLOSED', stateReason: 'COMPLETED' },
      { state: 'CLOSED', stateReason: 'NOT_PLANNED' },
      { state: 'closed', state_reason: 'duplicate' },
      { state: 'open', state_reason: 'reopened' },
      { state: 'Done', resolution: "Won't Do" },
      { state: 'open', resolution: 'We take the second way, which is cheaper.' },
    );
    expect(figures(look(value))).toContain('2 open, 1 done, 3 closed');
  });
});

describe('what a description holds in Markdown', () => {
  const body = [
    'Coins are lost. Depends on #1, #2.',
    'Blocked by #9',
    '',
    '- [ ] Each coin is counted',
    '- [x] The till rings',
  ].join('\n');

  it('is criteria in its checklist, and what comes first in its sentences', () => {
    const features = read(issues({}, {}, { body }));
    expect(features[2]?.steps.map(({ text, done }) => [text, done === true])).toEqual([
      ['Each coin is counted', false],
      ['The till rings', true],
    ]);
    expect(features[2]?.description).toBe('Coins are lost. Depends on #1, #2.\nBlocked by #9');
    expect(features[2]?.dependencies.map(({ text }) => text)).toEqual(['1', '2', '#9']);
    expect(look(issues({}, {}, { body })).counts.edges).toEqual({ stated: 3, resolved: 2, dangling: 1 });
  });

  it('is the field that a heading names', () => {
    const [feature] = read(
      issues({
        body: 'Why so.\n\n### Acceptance criteria\n\n- It counts\n- It rings\n\n### History\n\n- Long\n',
      }),
    );
    expect(feature?.acceptance.map(({ text, at }) => [text, at.line])).toEqual([
      ['It counts', 6],
      ['It rings', 6],
    ]);
    expect(feature?.description).toBe('Why so.\n\nHistory:\n\n- Long');
  });

  it('gives way to what the entry says itself', () => {
    const [, feature] = read(issues({}, { body, steps: ['Look'], depends_on: [1] }));
    expect(feature?.steps.map(({ text }) => text)).toEqual(['Look']);
    expect(feature?.description).toContain('- [ ] Each coin is counted');
    expect(feature?.dependencies.map(({ text }) => text)).toEqual(['1']);
  });

  it('is prose everywhere else', () => {
    const [feature] = read(
      issues(
        { body: 'It depends on the weather.\nA duplicate of #2 needs nobody. See [ ] and #3.\n' },
        {},
        {},
      ),
    );
    expect(feature).toMatchObject({ dependencies: [], steps: [], acceptance: [] });
  });
});

describe('rich text', () => {
  it('is read as what it shows: items as criteria, and no tags', () => {
    const [, , third] = read(
      issues(
        {},
        {},
        {
          body: '<div>Mouse &amp; touch.</div>',
          acceptance_criteria:
            '<div><ul><li>A full hour is <b>not</b> offered</li><li>It rings</li></ul></div>',
        },
      ),
    );
    expect(third?.description).toBe('Mouse & touch.');
    expect(third?.acceptance.map(({ text }) => text)).toEqual(['A full hour is not offered', 'It rings']);
  });

  it('has headings and what they say like Markdown', () => {
    const [first] = read(issues({ body: '<p>Why.</p><h3>Steps</h3><ol><li>Open</li><li>Wait</li></ol>' }));
    expect(first?.steps.map(({ text }) => text)).toEqual(['Open', 'Wait']);
    expect(first?.description).toBe('Why.');
  });
});

import { describe, expect, it, test } from 'vitest';
import type { Edge } from '../../../src/model/plan.ts';
import type { GuideRecon } from '../../../src/model/recon.ts';
import { render } from '../../../src/render/render.ts';
import { item, slice, span } from '../literals.ts';
import { sampleInput } from '../sample.ts';
import { shippedTemplates } from '../shipped.ts';

test('an item says what it holds, or else whom it serves, or else how much ends it', () => {
  const line = (parts: Parameters<typeof item>[2]): string | undefined => {
    const input = sampleInput();
    const plan = { ...input.plan, items: [item('one', [slice('one', 'a')], parts)] };
    const { artifacts } = render({ ...input, plan }, shippedTemplates());
    const page = artifacts.find(({ path }) => path === input.config.output.backlog)?.text ?? '';
    return /^`one` · (.*?) · wave/m.exec(page)?.[1];
  };
  const doneCriteria = [{ id: 'x.1', text: 'It holds', of: 'x', source: span('billing/guide.md', 3) }];
  expect(line({ featureIds: ['A-1'], workPackageIds: ['b/wp-1'], relatedFeatureIds: ['A-2'] })).toBe(
    '1 feature, 1 guide task',
  );
  expect(line({ featureIds: [], relatedFeatureIds: ['A-1', 'A-2'], doneCriteria })).toBe(
    'for 2 features elsewhere',
  );
  expect(line({ featureIds: [], relatedFeatureIds: [], doneCriteria })).toBe('1 done criterion');
});

test('an item names every risk flag that it carries, the worst first', () => {
  const input = sampleInput();
  const flag = (name: string, severity: string, features: readonly string[]) => ({
    flag: name,
    severity,
    invariant: null,
    rules: ['r'],
    because: ['It breaks.'],
    features,
  });
  const riskFlags = [
    flag('drift risk', 'medium', ['A-1']),
    flag('leak', 'high', ['A-1']),
    flag('stale', 'high', ['A-1', 'A-2']),
    flag('burst', 'high', ['A-1']),
    flag('noise', 'low', []),
  ];
  const plan = { ...input.plan, items: [item('one', [slice('one', 'a')], { riskFlags })] };
  const { artifacts } = render({ ...input, plan }, shippedTemplates());
  const page = artifacts.find(({ path }) => path === input.config.output.backlog)?.text ?? '';
  expect(page).toContain('\n* Risks, high: stale, burst, leak; medium: drift; low: noise\n');
});

describe('the only slice of an item', () => {
  const edge = (id: string, reason: string, kind: Edge['kind'] = 'dependency'): Edge => ({
    id,
    reason,
    kind,
    rule: null,
    source: null,
  });
  const said = (dependsOn: readonly Edge[], wave: number | null = 0): string | undefined => {
    const input = sampleInput();
    const before = [...new Set(dependsOn.map(({ id }) => id))].map((id) => {
      const [name = '', tail = ''] = id.split('/');
      return item(name, [{ ...slice(name, tail), wave }], {});
    });
    const items = [...before, item('two', [slice('two', 'b', { dependsOn })], {})];
    const { artifacts } = render({ ...input, plan: { ...input.plan, items } }, shippedTemplates());
    const page = artifacts.find(({ path }) => path === input.config.output.backlog)?.text ?? '';
    return /^\* After .*$/m.exec(page)?.[0];
  };

  it('waits for nothing of which nothing is left to do', () => {
    expect(said([edge('one/a', 'A-2 depends on A-1')], 0)).toBe('* After `one/a` (A-2 depends on A-1)');
    expect(said([edge('one/a', 'A-2 depends on A-1')], null)).toBeUndefined();
  });

  it('says all that it waits for, turns on a path too, each reason once and whole', () => {
    const why = 'Messages are given by the validation that the tooling has, so it is there before them';
    const turn = edge('six/f', 'both touch core/', 'shared_path');
    expect(said([edge('one/a', why), edge('five/e', why), turn])).toBe(
      `* After \`five/e\`, \`one/a\` (${why}); \`six/f\` (both touch core/)`,
    );
  });

  it('counts what is too much to be told', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => edge(`${name}/x`, 'as it is'));
    expect(said(many)).toBe('* After `a/x`, `b/x`, `c/x`, `d/x`, `e/x`, `f/x` (as it is); 2 more');
  });
});

test('an area says who reviews its changes and what its guide asks of all work in it', () => {
  const input = sampleInput();
  const page = (parts: Partial<GuideRecon>): string => {
    const recon = input.facts.recon.map((guide) => ({
      ...guide,
      ownership: [],
      doneWhen: [],
      changeRules: [],
      tests: [],
      prohibited: [],
      invariants: [],
      ...parts,
    }));
    const { artifacts } = render({ ...input, facts: { ...input.facts, recon } }, shippedTemplates());
    const text = artifacts.find(({ path }) => path === input.config.output.backlog)?.text ?? '';
    return text.slice(text.indexOf('### Billing'), text.indexOf('####'));
  };
  const at = span('billing/guide.md', 7);
  expect(page({})).not.toMatch(/Reviews|asks of all work/);
  const review = (owner: string, scope: string | null) => ({ role: 'review', owner, scope, at }) as const;
  expect(
    page({
      ownership: [
        review('Team-A', 'Review of contracts'),
        review('Team-B', 'Review'),
        review('Team-C', 'Review of contracts'),
      ],
    }),
  ).toContain('\nReviews: Team-A, Team-C (Review of contracts); Team-B\n');
  const said = (text: string) => ({ text, ids: [], at });
  const asked = page({
    doneWhen: [said('Totals hold')],
    changeRules: [said('Keep `api/` in step'), said('Say why')],
  });
  expect(asked).toContain(
    '<summary>What its guide asks of all work here: 1 done criterion and 2 rules for changes</summary>',
  );
  expect(asked).toContain(
    '\n- [ ] Totals hold (line 7)\n\nEvery change:\n\n- Keep `api/` in step (line 7)\n- Say why (line 7)\n',
  );
  const runs = page({
    tests: [
      said('`make full`'),
      said('`make live` (when a provider changes)'),
      said('`make old` passed in May'),
      said('`bills_test.go`'),
      said('a suite of replays'),
    ],
  });
  expect(runs).toContain('<summary>What its guide asks of all work here: 2 commands</summary>');
  expect(runs).toContain(
    '\nCommands that it names:\n\n- `make full` (line 7)\n- `make live` (when a provider changes) (line 7)\n\n</details>',
  );
  const line = (number: number) => span('billing/guide.md', number);
  const kept = page({
    prohibited: [{ ...said('Does not choose a rate'), at: line(4) }, said('No drawing of bills')],
    modules: [{ name: 'rates', id: null, paths: [], responsibilities: '', ids: [], at: line(4) }],
    invariants: [
      { ...said('Totals are whole'), at: line(30) },
      { ...said('Bills are final'), at: line(34) },
    ],
  });
  expect(kept).toContain(
    '<summary>What its guide asks of all work here: 2 limits and 2 invariants</summary>',
  );
  expect(kept).toContain(
    '\nLimits:\n\n- rates: Does not choose a rate (line 4)\n- No drawing of bills (line 7)\n\nInvariants that all work keeps: lines 30 to 34 of the guide.\n',
  );
  expect(page({ invariants: [said('Totals are whole')] })).toContain(
    '\nInvariants that all work keeps: line 7 of the guide.\n',
  );
});

test('what every slice runs is not told again of an area', () => {
  const input = sampleInput();
  const every = input.plan.items[0]?.slices[0]?.commands[0]?.command ?? '';
  const recon = input.facts.recon.map((guide) => ({
    ...guide,
    tests: [{ text: `\`${every}\``, at: span('billing/guide.md', 7) }],
  }));
  const { artifacts } = render({ ...input, facts: { ...input.facts, recon } }, shippedTemplates());
  const text = artifacts.find(({ path }) => path === input.config.output.backlog)?.text ?? '';
  expect(text).toContain(`Every slice runs \`${every}\`.`);
  expect(text).not.toContain('Commands that it names');
});

test('an area says where the work of its guide stands that is in no item of it', () => {
  const input = sampleInput();
  const own = slice('one', 'a', { workPackageIds: ['billing/wp-1'] });
  const other = { featureIds: [], area: 'Ledger', title: 'Books' };
  const items = [
    item('one', [own], { area: 'Billing' }),
    item('two', [slice('two', 'b', { divergenceIds: ['billing/gap/no-retries'] }), slice('two', 'c')], other),
    item('three', [slice('three', 'd', { workPackageIds: ['billing/wp-1'], wave: null })], other),
  ];
  const { artifacts } = render({ ...input, plan: { ...input.plan, items } }, shippedTemplates());
  const page = artifacts.find(({ path }) => path === input.config.output.backlog)?.text ?? '';
  expect(page.match(/^Of its guide also: .*$/gm)).toEqual(['Of its guide also: [Books](#two) `/b`']);
  expect(page).toContain('<a id="two"></a>\n#### Books');
});

import { expect, test } from 'vitest';
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

test('an item is after no other of which nothing is left to do', () => {
  const after = (wave: number | null): string | undefined => {
    const input = sampleInput();
    const before = {
      id: 'one',
      reason: 'A-2 depends on A-1',
      kind: 'dependency',
      rule: null,
      source: null,
    } as const;
    const items = [
      item('one', [{ ...slice('one', 'a'), wave }], {}),
      item('two', [slice('two', 'b')], { dependsOn: [before] }),
    ];
    const { artifacts } = render({ ...input, plan: { ...input.plan, items } }, shippedTemplates());
    const page = artifacts.find(({ path }) => path === input.config.output.backlog)?.text ?? '';
    return /^\* After .*$/m.exec(page)?.[0];
  };
  expect(after(0)).toBe('* After `one` (A-2 depends on A-1)');
  expect(after(null)).toBeUndefined();
});

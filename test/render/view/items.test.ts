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

import { expect, test } from 'vitest';
import { render } from '../../../src/render/render.ts';
import { sampleInput } from '../sample.ts';
import { shippedTemplates } from '../shipped.ts';

test('a page without contract pull requests says whether it is known what a contract is', () => {
  const page = (contractSurfaces: readonly string[]): string => {
    const input = sampleInput();
    const plan = { ...input.plan, contractPrs: [] };
    const config = { ...input.config, plan: { ...input.config.plan, contractSurfaces } };
    const { artifacts } = render({ ...input, plan, config }, shippedTemplates());
    return artifacts.find(({ path }) => path === input.config.output.backlog)?.text ?? '';
  };
  expect(page(['api/'])).toContain('No item changes a contract surface.');
  expect(page([])).toContain('Nothing says what a contract surface is: `plan.contractSurfaces`');
});

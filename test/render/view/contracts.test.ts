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

test('a contract pull request names its slices in order and what waits for them', () => {
  const input = sampleInput();
  const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `item/${index + 1}`);
  const contractPrs = input.plan.contractPrs.map((one) => ({ ...one, slices: names(5), unblocks: names(9) }));
  const { artifacts } = render({ ...input, plan: { ...input.plan, contractPrs } }, shippedTemplates());
  const page = artifacts.find(({ path }) => path === input.config.output.backlog)?.text ?? '';
  const codes = (count: number): string =>
    names(count)
      .map((name) => `\`${name}\``)
      .join(', ');
  expect(page).toContain(`- Slices, in order: ${codes(5)}\n`);
  expect(page).toContain(`- Unblocks 9 slices: ${codes(6)}, 3 more\n`);
});

import { expect, test } from 'vitest';
import type { FactSet } from '../../../src/model/factset.ts';
import { render } from '../../../src/render/render.ts';
import { span } from '../literals.ts';
import { sampleInput } from '../sample.ts';
import { shippedTemplates } from '../shipped.ts';

test('what the inventory says of a feature besides its fields stands with it, whole in the plan and shortened on the page', () => {
  const input = sampleInput();
  const id = input.plan.items.flatMap((item) => item.slices).flatMap((slice) => slice.featureIds)[0] ?? '';
  const at = span('docs/features.json', 40);
  const notes = [
    { name: 'watch for', text: 'steam & scale', at },
    { name: 'story', text: 'again '.repeat(100).trim(), at },
  ];
  const features = new Map(input.facts.features);
  const feature = features.get(id);
  if (feature) features.set(id, { ...feature, notes });
  const facts: FactSet = { ...input.facts, features };
  const { artifacts } = render({ ...input, facts }, shippedTemplates());
  const text = (path: string): string => artifacts.find((one) => one.path === path)?.text ?? '';
  const page = text(input.config.output.backlog);
  expect(page.match(/^Watch for: steam & scale · Story: (?:again )+again…$/gm)).toHaveLength(1);
  const plan = JSON.parse(text(input.config.output.plan)) as { items: { notes: unknown[] }[] };
  expect(plan.items.flatMap((item) => item.notes)).toEqual(
    notes.map(({ name, text: whole }) => ({
      of: id,
      name,
      text: whole,
      source: { file: at.file, line: at.line, column: at.column },
    })),
  );
});

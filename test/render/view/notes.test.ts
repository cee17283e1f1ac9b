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

test('whose a feature is stands with it where its item is somebody else’s', () => {
  const input = sampleInput();
  const item = input.plan.items.find(
    (one) => one.owner !== null && one.slices.some(({ featureIds }) => featureIds.length > 0),
  );
  const id = item?.slices.flatMap((slice) => slice.featureIds)[0] ?? '';
  const feature = input.facts.features.get(id);
  if (!item?.owner || !feature) throw new Error('the sample has no item that is owned');
  const page = (owner: string | null): string => {
    const features = new Map(input.facts.features).set(id, { ...feature, owner });
    const { artifacts } = render({ ...input, facts: { ...input.facts, features } }, shippedTemplates());
    return artifacts.find((one) => one.path === input.config.output.backlog)?.text ?? '';
  };
  expect(page('somebody else')).toMatch(new RegExp(`\\*\\*${id}\\*\\*.*\\n\\nOwner: somebody else$`, 'm'));
  expect(page(item.owner)).not.toContain('Owner:');
  expect(page(null)).not.toContain('Owner:');
});

test('the state of an open feature stands with it where it is not that of most', () => {
  const input = sampleInput();
  const ids = [...input.facts.features.keys()];
  const of = (states: readonly (string | null)[], more: object = {}): readonly string[] => {
    const features = new Map(
      [...input.facts.features].map(([id, feature], index) => [
        id,
        { ...feature, done: false, closed: false, status: states[index] ?? 'open', ...more },
      ]),
    );
    const facts: FactSet = { ...input.facts, features };
    const page = render({ ...input, facts }, shippedTemplates()).artifacts.find(
      ({ path }) => path === input.config.output.backlog,
    );
    return page?.text.match(/^State: .*$/gm) ?? [];
  };
  expect(ids.length).toBeGreaterThan(2);
  expect(of([])).toEqual([]);
  expect(of(['blocked'])).toEqual(['State: blocked']);
  expect(of(['blocked'], { done: true })).toEqual([]);
});

test('what the inventory says of a group stands with its item, named unless it describes it, whole in the plan', () => {
  const input = sampleInput();
  const at = span('docs/features.json', 4);
  const long = 'again '.repeat(200).trim();
  const notes = [
    { of: 'Invoices', name: '', text: 'Whoever *buys* gets one.', at },
    { of: 'Invoices', name: 'why now', text: long, at },
    { of: 'First year', name: '', text: 'Before all else', at },
  ];
  const groups = input.facts.groups.map((group) => ({ ...group, notes }));
  const { artifacts } = render({ ...input, facts: { ...input.facts, groups } }, shippedTemplates());
  const text = (path: string): string => artifacts.find((one) => one.path === path)?.text ?? '';
  const page = text(input.config.output.backlog);
  expect(page).toMatch(
    /\n\n> Whoever \\\*buys\\\* gets one\.\n>\n> Why now: (?:again )+again…\n>\n> First year: Before all else\n\n/,
  );
  const source = { file: at.file, line: at.line, column: at.column };
  const whole = notes.map(({ of, name, text: said }) => ({ of, name, text: said, source }));
  const plan = JSON.parse(text(input.config.output.plan)) as { items: { group_notes?: unknown[] }[] };
  expect(plan.items.flatMap((item) => item.group_notes ?? [])).toEqual(whole);
  expect(plan.items.some((item) => item.group_notes === undefined)).toBe(true);
  const map = JSON.parse(text(input.config.output.specMap)) as {
    feature_group_to_area_mapping: { [group: string]: { notes?: unknown } };
  };
  expect(map.feature_group_to_area_mapping.Invoices?.notes).toEqual(whole);
});

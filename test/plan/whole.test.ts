import { describe, expect, test } from 'vitest';
import { planOf, type World } from './literals.ts';
import { transcript } from './transcript.ts';
import { wholeWorlds } from './whole-worlds.ts';

type Rules = (typeof wholeWorlds)[number][2];

function planned(world: World, rules?: Rules) {
  return planOf(world, ({ id }) => rules?.(String(id)) ?? []);
}

describe('whole plans', () => {
  test('read like this', async () => {
    const texts = wholeWorlds.map(([name, world, rules]) => {
      const { plan, findings, complaints } = planned(world, rules);
      return `# ${name}\n\n${transcript(plan, [...findings, ...complaints])}\n`;
    });
    await expect(texts.join('\n')).toMatchFileSnapshot('../golden/plans.txt');
  });

  test('have no fault that the checks know', () => {
    const faults = wholeWorlds.flatMap(([name, world, rules]) =>
      planned(world, rules)
        .complaints.filter(({ code, severity }) => severity === 'error' && code.startsWith('coverage/'))
        .map(({ code, data }) => [name, code, data]),
    );
    expect(faults).toEqual([]);
  });

  test('say the same whatever the order of features and decisions', () => {
    for (const [, world, rules] of wholeWorlds) {
      const turned = { ...world, decisions: (world.decisions ?? []).toReversed() };
      const { plan } = planned(world, rules);
      const other = planned({ ...turned, features: world.features.toReversed() }, rules).plan;
      expect(other.items.map((one) => [one.id, one.rank])).toEqual(
        plan.items.map((one) => [one.id, one.rank]),
      );
      expect(other.waves).toEqual(plan.waves);
    }
  });
});

describe('an inventory alone', () => {
  const groups = Array.from({ length: 44 }, (_, index) => `Group ${index + 1}`);
  const world: World = {
    features: [...groups, 'Group 43', 'Group 44', 'Group 44'].map((group, index) => ({
      id: `F-${index}`,
      group,
    })),
    facts: ({ sources, ...facts }) => ({
      ...facts,
      sources: {
        ...sources,
        design: null,
        areas: { ...sources.areas, from: 'groups', certainty: 'guessed' },
      },
    }),
  };

  test('is asked about its larger groups one by one, about the rest at once', () => {
    const { questions } = planned(world).plan;
    const asked = questions.filter(({ topic }) => topic === 'mapping');
    expect(asked).toHaveLength(41);
    expect(asked.find(({ id }) => id === 'Q-mapping-group-44')).toMatchObject({
      weight: 3,
      affects: ['group-44'],
    });
    expect(asked.find(({ id }) => id === 'Q-mapping-other-groups')).toMatchObject({
      weight: 4,
      subject: 'areas',
      affects: ['group-39', 'group-40', 'group-41', 'group-42'],
      text: 'Which areas own 4 smaller groups ("Group 39", "Group 40", "Group 41" and 1 more)? No rule gives them one. For now each stands like those above.',
    });
  });

  test('is asked about each where only one would be left over', () => {
    const few = { ...world, features: world.features.slice(0, 41) };
    const asked = planned(few).plan.questions.filter(({ topic }) => topic === 'mapping');
    expect([asked.length, asked.some(({ id }) => id === 'Q-mapping-other-groups')]).toEqual([41, false]);
  });

  test('gets one finding of all its groups, and the assumption that they are its areas', () => {
    const { plan, findings } = planned(world);
    const codes = findings.map(({ code }) => code).filter((code) => code.includes('group'));
    expect(codes).toEqual(['plan/groups-without-area']);
    expect(findings.find(({ code }) => code === 'plan/groups-without-area')?.data).toMatchObject({
      total: 44,
    });
    expect(plan.assumptions.find(({ topic }) => topic === 'areas')?.text).toMatch(/own groups.*a guess\.$/);
  });
});

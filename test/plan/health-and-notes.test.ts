import { describe, expect, it } from 'vitest';
import { world } from './lanes-world.ts';
import { nowhere } from './literal-facts.ts';
import { decision, planOf, type World } from './literals.ts';

describe('health', () => {
  const failure = {
    unit: 'core/lanes',
    test: 'TestX',
    file: 'core/lanes/x_test.go',
    line: 3,
    message: ['no'],
  };
  const run = {
    name: 'verify',
    command: 'make verify',
    outcome: 'fail' as const,
    exitCode: 1,
    durationMs: 5,
    blocking: true,
    fallbackUsed: false,
    note: null,
    parser: 'go',
    passed: 1,
    failed: 1,
    skipped: 0,
    failures: [failure],
  };

  it('says of each gate without a recorded run that it did not run', () => {
    const { health } = planOf(world).plan;
    expect(health).toMatchObject({ recordedAt: null, stale: false, gates: [] });
    expect(health.notRun.map((one) => one.name)).toEqual(['verify', 'slow']);
  });

  it('gives recorded failures their owners, and compares with the run before', () => {
    const recorded = {
      schemaVersion: '1',
      recordedAt: '2026-01-02T00:00:00Z',
      inputDigest: 'another',
      gates: [run],
      previous: {
        recordedAt: '2026-01-01T00:00:00Z',
        gates: [{ ...run, failures: [{ ...failure, test: 'TestOld' }] }],
      },
    };
    const decisions = [decision('owner', 'failure', 'verify#1', 'Team L', { rule: 'o' })];
    const { health } = planOf({ ...world, health: recorded, decisions }).plan;
    expect(health.stale).toBe(true);
    expect(health.gates[0]?.owned).toEqual([{ failure: 0, area: 'Core', owner: 'Team L', rule: 'o' }]);
    expect([health.broken, health.mended]).toEqual([
      ['verify:core/lanes:TestX'],
      ['verify:core/lanes:TestOld'],
    ]);
    expect(health.notRun.map((one) => one.name)).toEqual(['slow']);
  });
});

describe('notes', () => {
  it('ask about counts that disagree, ids that are unknown and statuses that the tree denies', () => {
    const { plan } = planOf({
      ...world,
      areas: [
        {
          name: 'Core',
          folder: 'core',
          statuses: [
            {
              name: 'Lanes',
              phrase: 'implemented',
              contradiction: { path: 'core/lanes', state: 'missing' },
              ids: ['A-1'],
            },
          ],
          recon: {
            claims: [
              { path: 'core/new', at: nowhere, state: 'missing' },
              { path: 'core/new/deep', at: nowhere, state: 'missing' },
              { path: 'core/old', at: nowhere, state: 'code' },
            ],
            citations: [
              { id: 'X-1', at: nowhere, state: 'unknown' },
              { id: 'A-1', at: nowhere, state: 'known' },
            ],
          },
        },
      ],
    });
    const texts = new Map([...plan.assumptions, ...plan.questions].map((one) => [one.id, one.text]));
    expect(texts.get('A-claim-core')).toContain('1 path that the tree does not have: `core/new`');
    expect(texts.get('Q-citation-core')).toContain('`X-1`');
    expect(texts.get('A-status-core')).toContain('"implemented", `core/lanes` is missing');
    expect(texts.get('A-section-core')).toContain(
      'modules or responsibilities, invariants and work packages',
    );
  });

  it('say why a group that the design leaves open stands where it does', () => {
    const tie = decision('area', 'group', 'Lanes', 'Core', {
      tie: true,
      because: 'It is so.',
      rule: 'area-lanes',
      lost: [{ value: 'Edge', rule: 'other', ruleSource: nowhere, reason: 'tie' }],
    });
    const areas = [
      { name: 'Core', folder: 'core' },
      { name: 'Edge', folder: 'edge' },
    ];
    const text = (more: Partial<World>): string | undefined =>
      planOf({ ...world, areas, ...more }).plan.assumptions.find((one) => one.id === 'A-mapping-lanes')?.text;
    expect(text({ groups: {}, decisions: [tie] })).toBe(
      '"Lanes" stands in "Core"; "Edge" had as good a claim, and order decided.',
    );
    expect(text({})).toContain('no target module of the design names it');
    const both = [{ name: 'M', paths: ['core/lanes', 'edge/lanes'], groups: ['Lanes'] }];
    expect(text({ modules: both })).toContain('the design also names it on the ground of "Edge"');
    expect(text({ modules: [{ name: 'M', paths: ['core/lanes'], groups: ['Lanes'] }] })).toBeUndefined();
  });

  it('name the paths on which work is serial for no other reason, and order by what rests on them', () => {
    const features = ['A', 'B', 'C', 'D'].map((group) => ({ id: `${group}-1`, group, paths: ['core/one'] }));
    const groups = { A: 'Core', B: 'Core', C: 'Core', D: 'Core' };
    const { plan } = planOf({ ...world, features, groups });
    expect(plan.assumptions.find((one) => one.id === 'A-serial-core-one')?.text).toContain(
      '4 slices run one after',
    );
    for (const note of [...plan.assumptions, ...plan.questions])
      expect(note.rule ?? note.source, note.id).not.toBeNull();
    expect(plan.questions.map(({ id }) => id)).toContain('Q-owner-core');
    const weights = plan.assumptions.map((one) => one.weight);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    const item = plan.items.find((one) => one.id === 'a');
    expect(item?.assumptions).toContain('A-serial-core-one');
  });
});

import { describe, expect, it } from 'vitest';
import type { ResolvedConfig } from '../../src/model/config.ts';
import { nowhere } from './literal-facts.ts';
import { decision, planOf, type World } from './literals.ts';

const gate: ResolvedConfig['gates'][number] = {
  name: 'verify',
  command: 'make verify',
  fallback: null,
  cwd: '',
  env: [],
  timeoutSeconds: 1,
  blocking: true,
  parser: 'auto',
};

const world: World = {
  features: [
    { id: 'A-1', group: 'Lanes', paths: ['core/lanes'] },
    { id: 'A-2', group: 'Lanes', paths: ['core/lanes'] },
  ],
  areas: [{ name: 'Core', folder: 'core' }],
  groups: { Lanes: 'Core' },
  gates: [gate, { ...gate, name: 'slow', command: 'make slow', blocking: false }],
};

function itemOf(more: Partial<World>) {
  const item = planOf({ ...world, ...more }).plan.items.find((one) => one.group === 'Lanes');
  if (!item) throw new Error('no item');
  return item;
}

describe('what an item must show', () => {
  it('names the suites that the rules give its features, else the tests beside the code', () => {
    const decisions = [
      decision('suite', 'feature', 'A-1', 'replay', {
        then: { suite: 'replay', path: 'test/replay' },
        rule: 'r',
      }),
      decision('suite', 'feature', 'A-2', 'replay', {
        then: { suite: 'replay', path: 'test/replay' },
        rule: 'r',
      }),
      decision('suite', 'feature', 'A-2', 'unit', { rule: 'u' }),
    ];
    expect(itemOf({ decisions }).tests).toEqual([
      { suite: 'replay', path: 'test/replay', rule: 'r', features: ['A-1', 'A-2'] },
      { suite: 'unit', path: null, rule: 'u', features: ['A-2'] },
    ]);
    expect(itemOf({}).tests).toEqual([{ suite: 'unit', path: null, rule: null, features: [] }]);
  });

  it('gives commands for its own path by the nearest rule, then the gates that block', () => {
    const decisions = [
      decision('gate', 'path', 'core', 'go test ./{path}/...', { rule: 'g' }),
      decision('gate', 'path', 'core', 'ls {folder}', { rule: 'l' }),
    ];
    expect(itemOf({ decisions }).commands).toEqual([
      { command: 'go test ./core/lanes/...', rule: 'g' },
      { command: 'ls core/lanes', rule: 'l' },
      { command: 'make verify', rule: null },
    ]);
  });

  it('runs a command where its rule says, about the package that it names, with paths from there', () => {
    const gateOf = (command: string, then: { [key: string]: string }) =>
      decision('gate', 'path', 'core/lanes', command, { rule: command, then: { command, ...then } });
    const decisions = [
      gateOf('npm test', { argument: '-w {package}', package: '@a/lanes', in: '.' }),
      gateOf('go test', { argument: './{path}/...', in: 'core' }),
      gateOf('pytest', { argument: '{folder}', in: 'core/lanes' }),
      gateOf('cargo test', { in: "it's here" }),
      gateOf('make {path}', { in: '' }),
    ];
    expect(itemOf({ decisions, gates: [] }).commands.map(({ command }) => command)).toEqual([
      'npm test -w @a/lanes',
      'cd core && go test ./lanes/...',
      'cd core/lanes && pytest .',
      "cd 'it'\\''s here' && cargo test",
      'make core/lanes',
    ]);
  });

  it('keeps every criterion, though features number theirs alike, one has an id twice, or one is met already', () => {
    const [a, b] = [
      [
        { id: '1', text: 'Tune' },
        { id: '2', text: 'Mix', done: true },
      ],
      [
        { id: '1', text: 'Press' },
        { id: 'X', text: 'Pack' },
        { id: 'X', text: 'Send' },
        { id: 'A-1', text: 'Sign' },
      ],
    ];
    const [first, second] = world.features;
    const features = [
      { ...first, id: 'A-1', acceptance: a ?? [] },
      { ...second, id: 'A-2', acceptance: b ?? [] },
    ];
    const shown = itemOf({ features }).doneCriteria.map(
      ({ id, text, done }) => `${id} ${text}${done ? ' x' : ''}`,
    );
    expect(shown).toEqual([
      'A-1.1 Tune',
      'A-1.2 Mix x',
      'A-2.1 Press',
      'A-2.X Pack',
      'A-2.X-2 Send',
      'A-2.A-1 Sign',
    ]);
  });

  it('merges the risks of its features, worst severity and all reasons, worst first', () => {
    const risk = (id: string, flag: string, severity: string, rule: string) =>
      decision('risk', 'feature', id, flag, {
        severity,
        rule,
        because: `because of ${rule}`,
        then: { invariant: 'inv' },
      });
    const flags = itemOf({
      decisions: [
        risk('A-1', 'slow', 'low', 'r1'),
        risk('A-1', 'leak', 'medium', 'r2'),
        risk('A-2', 'leak', 'high', 'r3'),
      ],
    }).riskFlags;
    expect(flags).toEqual([
      {
        flag: 'leak',
        severity: 'high',
        invariant: 'inv',
        rules: ['r2', 'r3'],
        because: ['because of r2', 'because of r3'],
        features: ['A-1', 'A-2'],
      },
      {
        flag: 'slow',
        severity: 'low',
        invariant: 'inv',
        rules: ['r1'],
        because: ['because of r1'],
        features: ['A-1'],
      },
    ]);
  });

  it('is owned by whom the rules name for its paths, else by whom its features name, else by a question', () => {
    const owned = itemOf({ decisions: [decision('owner', 'path', 'core/lanes', 'Team L', { rule: 'o' })] });
    expect([owned.owner, owned.ownerRule]).toEqual(['Team L', 'o']);
    const named = itemOf({ features: world.features.map((one) => ({ ...one, owner: 'Team F' })) });
    expect([named.owner, named.ownerRule]).toEqual(['Team F', null]);
    const { plan } = planOf(world);
    expect(plan.questions.map((one) => one.id)).toContain('Q-owner-core');
  });

  it('lists the modules of guides on its ground with their status', () => {
    const statuses = [
      { name: 'Lanes', paths: ['core/lanes/router.go'], phrase: 'partly there', status: 'partial' },
      { name: 'Queues', paths: ['core/queues'], phrase: 'done', status: 'done' },
      { name: 'All of it', paths: ['core'], phrase: 'odd', status: null },
    ];
    const item = itemOf({ areas: [{ name: 'Core', folder: 'core', statuses }] });
    expect(item.modules.map((one) => [one.name, one.status])).toEqual([
      ['All of it', 'odd'],
      ['Lanes', 'partial'],
    ]);
  });
});

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
              { path: 'core/new', at: nowhere, state: 'missing', files: 0, bytes: 0 },
              { path: 'core/new/deep', at: nowhere, state: 'missing', files: 0, bytes: 0 },
              { path: 'core/old', at: nowhere, state: 'code', files: 1, bytes: 9 },
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

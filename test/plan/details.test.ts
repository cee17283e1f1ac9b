import { describe, expect, it } from 'vitest';
import { world } from './lanes-world.ts';
import { decision, planOf, type World } from './literals.ts';

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

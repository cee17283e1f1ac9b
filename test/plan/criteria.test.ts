import { describe, expect, it } from 'vitest';
import { DecisionIndex } from '../../src/model/decision.ts';
import { Criteria } from '../../src/plan/criteria.ts';
import { Scope } from '../../src/plan/scope.ts';
import { type AreaParts, type FeatureParts, factsOf } from './literal-facts.ts';
import { configOf, decision, planOf } from './literals.ts';

const criteria = (
  features: readonly FeatureParts[],
  divergences: AreaParts['divergences'] = [],
): string[] => {
  const { plan } = planOf({
    features,
    areas: [{ name: 'Core', folder: 'core', divergences }],
    groups: { Lanes: 'Core' },
  });
  return plan.items[0]?.doneCriteria.map(({ id, text }) => `${id}: ${text}`) ?? [];
};
const feature = (id: string, ...acceptance: (readonly [string | null, string])[]): FeatureParts => ({
  id,
  group: 'Lanes',
  acceptance: acceptance.map(([own, text]) => ({ id: own, text })),
});

describe('the id of a criterion', () => {
  it('is its own where that says which it is', () => {
    expect(criteria([feature('A-1', ['AC-1', 'x'], ['AC-2', 'y']), feature('A-2', ['AC-3', 'z'])])).toEqual([
      'AC-1: x',
      'AC-2: y',
      'AC-3: z',
    ]);
  });

  it('has its feature in front where others have it, where it is a number, or the id of a feature', () => {
    expect(
      criteria([
        feature('A-1', ['AC-1', 'x'], ['1', 'y'], ['12', 'n'], ['1a', 'm'], ['A-2', 'z'], [null, 'w']),
        feature('A-2', ['AC-1', 'x']),
      ]),
    ).toEqual(['A-1.AC-1: x', 'A-1.1: y', 'A-1.12: n', '1a: m', 'A-1.A-2: z', 'A-1.6: w', 'A-2.AC-1: x']);
  });

  it('stands once in a feature: another text gets a number behind', () => {
    expect(criteria([feature('A-1', [null, 'x'], ['1', 'y'], ['1', 'z'], ['1', 'y'])])).toEqual([
      'A-1.1: x',
      'A-1.1-2: y',
      'A-1.1-3: z',
    ]);
  });
});

describe('what ends a feature', () => {
  const of = (parts: Partial<FeatureParts>) => criteria([{ id: 'A-1', group: 'Lanes', ...parts }]);
  const acceptance = [
    { id: 'AC-1', text: 'It holds' },
    { id: null, text: 'It lasts.' },
  ];

  it('is all that the inventory says: criteria, steps, what has to fail, and how its risk is met', () => {
    expect(
      of({
        acceptance,
        steps: ['Start it', 'Stop it'],
        negativeTests: ['Fails late'],
        riskMitigation: 'Two keys',
      }),
    ).toEqual([
      'AC-1: It holds',
      'A-1.2: It lasts.',
      'A-1.s1: Start it',
      'A-1.s2: Stop it',
      'A-1.n1: Negative test: Fails late',
      'A-1.risk: Risk met: Two keys',
    ]);
    expect(of({ steps: ['Start it'], negativeTests: ['Fails late'] })).toEqual([
      'A-1.1: Start it',
      'A-1.n1: Negative test: Fails late',
    ]);
  });

  it('has its measure behind it', () => {
    expect(of({ acceptance: [{ id: 'AC-1', text: 'It holds', note: 'cracks == 0' }] })).toEqual([
      'AC-1: It holds (cracks == 0)',
    ]);
  });

  it('is asked once, whatever marks stand in it', () => {
    expect(of({ acceptance, steps: ['it `lasts`', 'Start it'], negativeTests: ['Start it'] })).toEqual([
      'AC-1: It holds',
      'A-1.2: It lasts.',
      'A-1.s2: Start it',
    ]);
    // A list that says the same twice is the inventory's own.
    expect(of({ steps: ['Wait', 'Go', 'Wait'] })).toEqual(['A-1.1: Wait', 'A-1.2: Go', 'A-1.3: Wait']);
  });
});

describe('what closes a gap', () => {
  it.each<[string, string, string]>([
    ['', 'Lanes cross', 'Gap closed: Lanes cross'],
    ['Two lanes cross at noon', 'Lanes cross', 'Gap closed: Lanes cross: Two lanes cross at noon'],
    ['`Lanes` **cross** at noon', 'lanes cross', 'Gap closed: `Lanes` **cross** at noon'],
  ])('%j under %j reads %j', (text, title, expected) => {
    const gap = { id: 'gap', title, text, ids: ['A-1'] };
    expect(criteria([feature('A-1', ['AC-1', 'x']), feature('A-2', ['AC-2', 'y'])], [gap])).toEqual([
      'AC-1: x',
      'AC-2: y',
      `gap: ${expected}`,
    ]);
  });

  it('does without its title where the slice has it in its own', () => {
    const { plan } = planOf({
      features: [],
      areas: [
        {
          name: 'Core',
          folder: 'core',
          divergences: [{ id: 'gap', title: 'Lanes _cross_', text: 'At noon' }],
        },
      ],
    });
    expect(plan.items[0]?.doneCriteria.map(({ text }) => text)).toEqual(['Gap closed: At noon']);
  });
});

describe('the tests of a feature', () => {
  const tests = (parts: Partial<FeatureParts>, ...given: (readonly [string, string | null])[]): string[] => {
    const { plan } = planOf({
      features: [{ id: 'A-1', group: 'Lanes', ...parts }],
      decisions: given.map(([suite, path]) =>
        decision('suite', 'feature', 'A-1', suite, { then: path === null ? { suite } : { suite, path } }),
      ),
    });
    return plan.items[0]?.tests.map(({ suite, path }) => `${suite} ${path}`) ?? [];
  };

  it('are those of rules and those that it names itself, each suite by rule where there is one, in natural order', () => {
    expect(
      tests({ tests: ['load', 'e2e', 'unit'] }, ['unit', 'core/b10'], ['unit', 'core/b9'], ['unit', null]),
    ).toEqual(['e2e null', 'load null', 'unit null', 'unit core/b9', 'unit core/b10']);
  });

  it('are unit tests beside the code where nobody says anything', () => {
    expect(tests({})).toEqual(['unit null']);
    expect(tests({ tests: ['load'] })).toEqual(['load null']);
  });
});

describe('the risks of an item', () => {
  const risk = (
    id: string,
    flag: string,
    severity: string | null,
    more: Record<string, string> = {},
    because: string | null = null,
  ) =>
    decision('risk', 'feature', id, flag, {
      severity,
      because,
      rule: `${id}/${flag}`,
      then: { flag, ...more },
    });

  it('stand worst first, each with the worst that is said of it, and all that say so', () => {
    const { plan } = planOf({
      features: ['A-10', 'A-9', 'A-8'].map((id) => ({ id, group: 'Lanes' })),
      decisions: [
        risk('A-10', 'late', 'low', { invariant: 'second' }, 'z: it is late.'),
        risk('A-9', 'late', 'high', {}, 'a: it is later.'),
        risk('A-8', 'late', 'medium', { invariant: 'first' }),
        risk('A-9', 'loud', 'medium'),
        risk('A-9', 'bold', 'medium'),
        risk('A-9', 'calm', null),
      ],
    });
    expect(plan.items[0]?.riskFlags).toEqual([
      {
        flag: 'late',
        severity: 'high',
        invariant: 'first',
        rules: ['A-8/late', 'A-9/late', 'A-10/late'],
        because: ['a: it is later.', 'z: it is late.'],
        features: ['A-8', 'A-9', 'A-10'],
      },
      {
        flag: 'bold',
        severity: 'medium',
        invariant: null,
        rules: ['A-9/bold'],
        because: [],
        features: ['A-9'],
      },
      {
        flag: 'loud',
        severity: 'medium',
        invariant: null,
        rules: ['A-9/loud'],
        because: [],
        features: ['A-9'],
      },
      { flag: 'calm', severity: 'low', invariant: null, rules: ['A-9/calm'], because: [], features: ['A-9'] },
    ]);
  });
});

describe('criteria of a plan that is asked again and again', () => {
  const world = { features: [feature('A-1', ['AC-1', 'x']), feature('A-2', ['AC-2', 'y'])] };
  const scope = new Scope(factsOf(world), new DecisionIndex([]), configOf(world));

  it('are the same objects as long as their slices stand in the same order', () => {
    const criteria = new Criteria(scope, [], true);
    const [first, second] = ['A-1', 'A-2'].map((id) => ({ id: `lanes/${id}`, featureIds: [id] }));
    const ofItem = (slices: unknown[]): readonly { id: string }[] => {
      const item: object = { id: 'lanes', slices };
      return Reflect.get(Object.defineProperty(item, 'doneCriteria', criteria.ofItem), 'doneCriteria');
    };
    const before = ofItem([first, second]);
    expect(before.map(({ id }) => id)).toEqual(['AC-1', 'AC-2']);
    expect(ofItem([first, second])).toBe(before);
    expect(ofItem([second, first]).map(({ id }) => id)).toEqual(['AC-2', 'AC-1']);
  });
});

describe('what ends a gap', () => {
  const gap = (parts: { title: string; text: string; action?: string }) =>
    criteria([{ id: 'A-1', group: 'Lanes' }], [{ ...parts, ids: ['A-1'] }])
      .at(-1)
      ?.replace(/^[^:]*: /, '');

  it('is that it is closed, in its own words, by what its guide wants done', () => {
    expect(gap({ title: 'Queue', text: 'No bound is set.' })).toBe('Gap closed: Queue: No bound is set.');
    expect(gap({ title: 'Queue', text: 'No bound is set.', action: '`core/queue.ts`' })).toBe(
      'Gap closed: Queue: No bound is set; by: `core/queue.ts`',
    );
    expect(gap({ title: 'Queue', text: '', action: 'bind the queue' })).toBe(
      'Gap closed: Queue; by: bind the queue',
    );
  });

  it('is what its guide wants done alone, where that is what is missing', () => {
    expect(gap({ title: 'Bind the queue', text: 'Bind the queue.', action: 'Bind the queue' })).toBe(
      'Bind the queue.',
    );
    expect(gap({ title: 'Queue', text: 'Bind it.', action: 'Bind it.' })).toBe('Queue: Bind it.');
    expect(gap({ title: 'Bind the queue', text: '', action: 'Bind the queue' })).toBe('Bind the queue');
  });
});

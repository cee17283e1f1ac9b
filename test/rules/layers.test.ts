import { describe, expect, test } from 'vitest';
import { decide } from '../../src/rules/decide.ts';
import type { RuleBook } from '../../src/rules/model.ts';
import { type Files, load, report, ruleOf, sound, subject } from './books.ts';

const flag = (id: string, value: string, keys = ''): string =>
  `  - { id: ${id}, when: { all: [] }, then: { flag: ${value}, severity: low }${keys} }\n`;
const risk = (...rules: readonly string[]): string => `decides: risk\nrules:\n${rules.join('')}`;

/** The flags that any feature gets. */
function flags(book: RuleBook): string[] {
  const { decisions } = decide(book, 'risk', [subject('feature', {})]);
  return decisions.map((one) => `${one.value} by ${one.ruleSource.file}`);
}

describe('layers', () => {
  test('a later folder replaces a rule by id', () => {
    const files = {
      'base/x.yaml': risk(flag('a', 'old'), flag('b', 'kept')),
      'own/y.yaml': risk(flag('a', 'new')),
    };
    const book = sound(files, ['base', 'own']);
    expect(flags(book)).toEqual(['new by own/y.yaml', 'kept by base/x.yaml']);
    expect(book.retired.map((one) => [one.id, one.at.file, one.by, one.byAt.file])).toEqual([
      ['a', 'base/x.yaml', 'override', 'own/y.yaml'],
    ]);
    expect(flags(sound(files, ['own', 'base']))).toEqual(['old by base/x.yaml', 'kept by base/x.yaml']);
  });

  test('a row of a table of the same name replaces the row of the same first cell', () => {
    const row = (area: string): string => `decides: area\nabout: group\ntable: [{ group: G, area: ${area} }]`;
    const book = sound({ 'base/areas.yaml': row('X'), 'own/areas.yaml': row('Y') }, ['base', 'own']);
    const { decisions } = decide(book, 'area', [subject('group', { group: 'G' })]);
    expect(decisions.map((one) => [one.value, one.lost])).toEqual([['Y', []]]);
  });

  test('a file replaces rules of the file that it extends, in the same folder', () => {
    const files = {
      'rules/a.yaml': `extends: z.yaml\n${risk(flag('a', 'new'))}`,
      'rules/z.yaml': risk(flag('a', 'old'), flag('b', 'kept')),
    };
    expect(flags(sound(files))).toEqual(['new by rules/a.yaml', 'kept by rules/z.yaml']);
  });

  test('an extended file outside the folders is loaded below', () => {
    const files = {
      'rules/a.yaml': `extends: [../shared/z.yaml]\n${risk(flag('a', 'new'))}`,
      'shared/z.yaml': risk(flag('a', 'old'), flag('b', 'kept')),
    };
    expect(flags(sound(files))).toEqual(['new by rules/a.yaml', 'kept by shared/z.yaml']);
  });

  test('`override: true` is content when it overrides', () => {
    const files = {
      'base/x.yaml': risk(flag('a', 'old')),
      'own/y.yaml': risk(flag('a', 'new', ', override: true')),
    };
    expect(flags(sound(files, ['base', 'own']))).toEqual(['new by own/y.yaml']);
  });

  test('an entry with only `disabled` switches a rule off, with its reason kept', () => {
    const off = risk('  - { id: a, disabled: { reason: we do not care } }\n');
    const book = sound({ 'base/x.yaml': risk(flag('a', 'old'), flag('b', 'kept')), 'own/y.yaml': off }, [
      'base',
      'own',
    ]);
    expect(flags(book)).toEqual(['kept by base/x.yaml']);
    expect(book.retired.map((one) => [one.id, one.by, one.reason, one.byAt.file])).toEqual([
      ['a', 'disabled', 'we do not care', 'own/y.yaml'],
    ]);
  });

  test('a rule can be kept in its place, switched off', () => {
    const book = sound({
      'rules/x.yaml': risk(flag('a', 'old', ', disabled: { reason: later }'), flag('b', 'kept')),
    });
    expect(flags(book)).toEqual(['kept by rules/x.yaml']);
  });

  test('a definition above a switch is on again', () => {
    const off = risk('  - { id: a, disabled: { reason: no } }\n');
    const files = { '1/x.yaml': risk(flag('a', 'old')), '2/x.yaml': off, '3/x.yaml': risk(flag('a', 'new')) };
    expect(flags(sound(files, ['1', '2', '3']))).toEqual(['new by 3/x.yaml']);
  });

  test('a shared condition of a later folder replaces the earlier one, for the earlier rules too', () => {
    const rule =
      'decides: risk\nrules: [{ id: a, when: { condition: c }, then: { flag: f, severity: low } }]';
    const files: Files = {
      'base/x.yaml': rule,
      'base/c.yaml': 'conditions: { c: { not: { all: [] } } }',
      'own/c.yaml': 'conditions: { c: { all: [] } }',
    };
    expect(flags(sound(files, ['base']))).toEqual([]);
    expect(flags(sound(files, ['base', 'own']))).toEqual(['f by base/x.yaml']);
  });

  test('a later folder may change the hit policy', () => {
    const row = (policy: string, group: string): string =>
      `decides: area\nabout: group\nhitPolicy: ${policy}\ntable: [{ group: ${group}, area: X }]`;
    const book = sound({ 'base/a.yaml': row('unique', 'G'), 'own/b.yaml': row('priority', 'H') }, [
      'base',
      'own',
    ]);
    expect(book.sets.map((set) => set.hitPolicy)).toEqual(['priority']);
  });

  test('of equal priority the later folder wins, whatever the ids', () => {
    const row = (id: string, area: string): string =>
      `decides: area\nabout: group\nhitPolicy: priority\ntable: [{ id: ${id}, group: G, area: ${area} }]`;
    const book = sound({ 'base/a.yaml': row('a', 'X'), 'own/b.yaml': row('z', 'Y') }, ['base', 'own']);
    const { decisions } = decide(book, 'area', [subject('group', { group: 'G' })]);
    expect(decisions.map((one) => [one.value, one.tie])).toEqual([['Y', true]]);
  });

  test('folders are walked in depth, hidden ones and other files are not', () => {
    const book = sound({
      'rules/deep/er/x.yml': risk(flag('a', 'yml')),
      'rules/y.json': JSON.stringify({
        decides: 'risk',
        rules: [{ id: 'b', when: { all: [] }, then: { flag: 'json', severity: 'low' } }],
      }),
      'rules/z.jsonc': `// comment\n{ "decides": "risk", "rules": [{ "id": "c", "when": { "all": [], }, "then": { "flag": "jsonc", "severity": "low" } }] }`,
      'rules/.hidden/x.yaml': 'nonsense: [',
      'rules/notes.md': 'nonsense',
      'rules/node_modules/x.yaml': 'nonsense: [',
    });
    expect(flags(book)).toEqual([
      'yml by rules/deep/er/x.yml',
      'json by rules/y.json',
      'jsonc by rules/z.jsonc',
    ]);
  });
});

describe('forms', () => {
  test('a native file loads unchanged, alone or as a list', () => {
    const native = (name: string, params: object): object => ({
      name,
      priority: 5,
      conditions: {
        any: [
          { fact: 'tests', operator: 'contains', value: 'unit' },
          {
            all: [{ fact: 'tests', path: '0', operator: 'equal', value: 'load' }],
            name: 'inner',
            priority: 2,
          },
        ],
      },
      event: { type: 'risk', params },
    });
    const book = sound({
      'rules/one.json': JSON.stringify(native('one', { flag: 'x', severity: 'low' })),
      'rules/list.yaml': JSON.stringify([
        native('two', { flag: 'y', severity: 'high' }),
        { ...native('', {}), name: undefined, event: { type: 'suite', params: { suite: 'Long Run' } } },
      ]),
    });
    expect(book.rules.map((rule) => [rule.id, rule.form, rule.decides, rule.about, rule.priority])).toEqual([
      ['two', 'native', 'risk', ['feature'], 5],
      ['list/long-run', 'native', 'suite', ['feature'], 5],
      ['one', 'native', 'risk', ['feature'], 5],
    ]);
    const { decisions } = decide(book, 'risk', [subject('feature', { tests: ['load'] })]);
    expect(decisions.map((one) => one.value)).toEqual(['x', 'y']);
  });

  test('a rule of a decision about several subjects is asked about those that have its facts', () => {
    const book = sound(`decides: contract
rules:
  - { id: both, when: { fact: text, operator: matches, value: api }, then: { surface: api/, title: A } }
  - { id: work, when: { fact: label, operator: equal, value: W }, then: { surface: [api/, pkg/], title: A } }
  - { id: feature, when: { all: [{ fact: text, operator: matches, value: api }, { fact: mvp, operator: equal, value: true }] }, then: { surface: { fact: paths }, title: A } }
`);
    expect(book.rules.map((rule) => [rule.id, rule.about.join(' ')])).toEqual([
      ['both', 'feature work_package'],
      ['work', 'work_package'],
      ['feature', 'feature'],
    ]);
  });

  test.each([
    ['group: G', '/equal', 'G'],
    ['group: [G, H]', '/in', 'G'],
    ['modules: M', '/contains', 'M'],
    ['modules: [M, N]', '/intersects', 'M'],
    ['group: { startsWith: G }', '/startsWith', 'G'],
    ['group: { not:in: [A, B] }', '/not:in', 'A'],
    ['features: { greaterThan: 3, lessThan: 9 }', '/greaterThan/lessThan', '3'],
    ['group: { fact: text }', '/equal', 'text'],
    ["group: '*'", '', 'any'],
    ["group: '*', modules: M", '/contains', 'M'],
  ])('the row { %s } asks by %s', (cells, operators, first) => {
    const book = sound(`decides: area\nabout: group\ntable: [{ ${cells}, area: X }]`);
    const [rule] = book.rules;
    const asked = rule?.cells.map((cell) => (cell.leaf ? `/${cell.leaf.operator}` : '')).join('');
    expect([rule?.id, asked]).toEqual([`a/${first.toLowerCase()}`, operators]);
  });

  test('`columns` names the operator of plain cells', () => {
    const book = sound(
      "decides: section\ncolumns: { title: matches }\ntable: [{ title: '(?i)^own', section: ownership }, { title: [a, b], section: other }]",
    );
    expect(book.rules.map((rule) => rule.cells.map((cell) => cell.leaf?.operator))).toEqual([
      ['matches'],
      ['matchesAny'],
    ]);
    const { decisions } = decide(book, 'section', [subject('heading', { title: 'Ownership' })]);
    expect(decisions.map((one) => one.value)).toEqual(['ownership']);
  });

  test('a row may have a condition besides its cells', () => {
    const book = sound(
      'decides: area\nabout: group\ntable: [{ group: G, when: { fact: features, operator: greaterThan, value: 3 }, area: X }]',
    );
    const of = (features: number): number =>
      decide(book, 'area', [subject('group', { group: 'G', features })]).decisions.length;
    expect([of(3), of(4)]).toEqual([0, 1]);
  });

  test('a rule keeps what its author wrote beside it, with places', () => {
    const book = sound(`decides: risk
rules:
  - id: r
    because: B
    since: 2.1
    severity: high
    priority: -3
    when: { fact: group, operator: equal, value: G }
    then: { flag: f, severity: low }
    examples: { fires: [A-1, { group: G }], spares: [{ group: H, mvp: true }] }
    allow: [{ code: rules/never-fires, reason: for later }]
`);
    const { because, since, severity, priority, examples, allow, idAt, whenAt, thenAt } = ruleOf(book, 'r');
    expect([because, since, severity, priority]).toEqual(['B', '2.1', 'high', -3]);
    expect(
      examples.map((one) => [one.expect, one.kind === 'id' ? one.id : one.facts, one.at.column]),
    ).toEqual([
      ['fires', 'A-1', 25],
      ['fires', { group: 'G' }, 30],
      ['spares', { group: 'H', mvp: true }, 54],
    ]);
    expect(allow.map((one) => [one.code, one.reason, one.at.line])).toEqual([
      ['rules/never-fires', 'for later', 11],
    ]);
    expect([idAt, whenAt, thenAt].map((at) => `${at.line}:${at.column}`)).toEqual(['3:9', '8:11', '9:11']);
  });

  test('an unreadable file is a finding, and the others are read', () => {
    const { book, findings } = load({ 'rules/a.yaml': risk(flag('a', 'x')) }, ['rules', 'nowhere']);
    expect([book.rules.length, report(findings)]).toEqual([
      1,
      ['- rules/folder-missing: there is no rule file or folder at nowhere'],
    ]);
  });
});

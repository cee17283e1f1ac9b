import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { vocabulary } from '../../../src/facts/vocabulary.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { ruleSchema } from '../../../src/rules/authoring/schema/schema.ts';
import type { SchemaNames } from '../../../src/rules/authoring/schema/variant.ts';
import { parseYaml } from '../../../src/syntax/yaml.ts';
import { checkout } from '../../support/checkout.ts';
import { load } from '../books.ts';
import { cases } from '../load-cases.ts';

const plainOf = (text: string): JsonValue =>
  JSON.parse(JSON.stringify(parseYaml(text, 'a.yaml').value)) as JsonValue;

function validator(names?: SchemaNames): (text: string) => string[] {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(ruleSchema(vocabulary, names));
  return (text) =>
    validate(plainOf(text)) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
}
const errors = validator();

describe('the shipped rule files', () => {
  const folder = join(checkout, 'rules');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

  test.each(files)('%s is valid', (name) => {
    expect(errors(readFileSync(join(folder, name), 'utf8'))).toEqual([]);
  });

  test.each(files)('%s points to the schema', (name) => {
    expect(readFileSync(join(folder, name), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/schemas\/rules\.schema\.json\n/,
    );
  });
});

const rule = (parts: string): string => `decides: risk\nrules:\n  - { id: r, ${parts} }\n`;
const leaf = (parts: string): string => rule(`when: { ${parts} }, then: { flag: f, severity: low }`);

describe('what loads is valid', () => {
  test.each<[string, string]>([
    ['a decorated operator', leaf('fact: tests, operator: not:intersects, value: [a]')],
    ['a part of a list', leaf('fact: tests, path: length, operator: greaterThan, value: 2')],
    ['a value by another fact', leaf('fact: group, operator: equal, value: { fact: title }')],
    ['a pattern with flags', leaf('fact: title, operator: matches, value: { pattern: a, flags: i }')],
    ['a rule that is switched off', rule('disabled: { reason: gone }')],
    ['shared conditions alone', 'conditions:\n  c: { fact: group, operator: equal, value: G }\n'],
    ['two kinds of subject by name', 'decides: suite\nabout: [feature, work_package]\nrules: []'],
    [
      'rows of both kinds of subject',
      'decides: area\ntable:\n  - { group: G, area: A }\n  - { path: p, area: A }\n',
    ],
    [
      'cells with operators and none',
      "decides: area\nabout: path\ntable:\n  - { path: { under: [a, b] }, files: '*', area: A }\n",
    ],
    [
      'a rule of json-rules-engine',
      '[{ conditions: { all: [{ fact: group, operator: equal, value: G }] }, event: { type: risk, params: { flag: f, severity: low } } }]',
    ],
  ])('%s', (_, text) => {
    const { findings } = load({ 'rules/a.yaml': text });
    expect(findings.filter((one) => one.severity === 'error')).toEqual([]);
    expect(errors(text)).toEqual([]);
  });
});

describe('what a file alone shows to be wrong is underlined', () => {
  // Found only by reading several files, by compiling a pattern, by following a name, or where JSON Schema has no words for it.
  const elsewhere =
    /folder|too large|does not parse|stands twice|that is a list|empty file|pattern|reference|circle|shared condition|extend|override|switch|disabled|layer|two files|hit policies|nested|parameters of a fact|a fact of the wrong type|one id|path|by a fact|by an unknown fact|glob|many|more conditions|a text that is blank|list of true and false|nothing but|a row that asks nothing|aliases|decorator/i;
  const single = cases.flatMap(([name, input]) =>
    typeof input === 'string' && !elsewhere.test(name) ? [[name, input] as const] : [],
  );

  test('most ways of being wrong are such', () => {
    expect(single.length).toBeGreaterThan(25);
  });

  test.each(single)('%s', (_, text) => {
    expect(errors(text)).not.toEqual([]);
  });
});

describe('with the names of a repository', () => {
  const named = validator({ area: ['Billing'], group: ['Invoices'], flag: ['late'], workstream: ['pay'] });

  test.each<[string, string, boolean]>([
    [
      'an area that is there',
      'decides: area\nabout: group\nrules:\n  - { id: r, when: { fact: group, operator: equal, value: Invoices }, then: { area: Billing } }',
      true,
    ],
    [
      'an area that is not',
      'decides: area\nabout: group\nrules:\n  - { id: r, when: { fact: group, operator: equal, value: Invoices }, then: { area: Biling } }',
      false,
    ],
    ['a group that is not', leaf('fact: group, operator: in, value: [Invoices, Invoises]'), false],
    ['no group', leaf('fact: group, operator: equal, value: ""'), true],
    [
      'a flag that an item may have',
      'decides: dependency\nrules:\n  - { id: r, when: { fact: flags, operator: contains, value: late }, then: { after: { workstream: pay }, reason: r } }',
      true,
    ],
    [
      'a flag that none has',
      'decides: dependency\nrules:\n  - { id: r, when: { fact: flags, operator: contains, value: lte }, then: { after: { workstream: pay }, reason: r } }',
      false,
    ],
    [
      'a workstream that is not',
      'decides: dependency\nrules:\n  - { id: r, when: { fact: flags, operator: contains, value: late }, then: { after: { workstream: pya }, reason: r } }',
      false,
    ],
    [
      'a new flag, which the rule itself defines',
      rule('when: { all: [] }, then: { flag: new, severity: low }'),
      true,
    ],
  ])('%s', (_, text, valid) => {
    expect(named(text).length === 0).toBe(valid);
  });
});

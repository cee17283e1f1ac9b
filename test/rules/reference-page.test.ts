import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { vocabulary } from '../../src/facts/vocabulary.ts';
import type { DecisionKind } from '../../src/model/decision.ts';
import { nestingLimit } from '../../src/rules/read-condition.ts';
import { defaultPolicies } from '../../src/rules/read-file.ts';
import { patternLimit } from '../../src/rules/regex/vet.ts';
import { checkout } from '../support/checkout.ts';

const page = readFileSync(join(checkout, 'docs/reference/rules.md'), 'utf8');

describe('the reference of rules', () => {
  test('tells of every decision what it is about, its first parameters and its policy', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| ([\w, ]+) \| (`.*?) \| (\w+) \|$/gm)];
    const told = rows.map(([, decides = '', about = '', parameters = '', policy]) => {
      const named = [...parameters.matchAll(/`(\w+)`/g)].map(([, name]) => name);
      const { parameters: all } = vocabulary.decisions[decides as DecisionKind];
      const rest = parameters.includes('…') ? [] : all.slice(named.length).filter((one) => one.required);
      return [decides, about.split(', '), [...named, ...rest.map((one) => one.name)], policy];
    });
    const held = rows.map(([, decides = '', , parameters = '']) => {
      const { about, parameters: all } = vocabulary.decisions[decides as DecisionKind];
      const count = [...parameters.matchAll(/`(\w+)`/g)].length;
      const names = all.slice(0, count).map((one) => one.name);
      return [decides, about, names, defaultPolicies[decides as DecisionKind]];
    });
    expect(told).toEqual(held);
    expect(told.map(([decides]) => decides).sort()).toEqual(Object.keys(vocabulary.decisions).sort());
  });

  test('tells the limits that hold', () => {
    expect(page).toContain(`Conditions nest at most ${nestingLimit} deep`);
    expect(page).toContain(`A pattern has at most ${patternLimit.toLocaleString('en')} characters`);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { vocabulary } from '../../../src/facts/vocabulary.ts';
import { compactJson } from '../../../src/reporters/compact-json.ts';
import { ruleSchema } from '../../../src/rules/authoring/schema/schema.ts';
import { checkout } from '../../support/checkout.ts';

test('the committed schema is the one that the vocabulary gives', () => {
  const committed = readFileSync(join(checkout, 'schemas/rules.schema.json'), 'utf8');
  // `npm run schemas` writes it.
  expect(committed).toBe(compactJson(ruleSchema(vocabulary)));
});

test('flags and workstreams are offered where rules define them', () => {
  const schema = JSON.stringify(ruleSchema(vocabulary, { flag: ['late'], workstream: ['pay'] }));
  expect(schema).toContain('"anyOf":[{"enum":["late"]},{"type":"string"}');
  expect(schema).toContain('"anyOf":[{"enum":["pay"]},{"type":"string"}');
});

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { seal } from '../../api/eventabi/envelope.mjs';

const fixtures = async (name) => JSON.parse(await readFile(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'));

test('every accepted fixture can be sealed', async () => {
  for (const fields of await fixtures('accepted')) assert.equal(seal(fields).schema, '1.0');
});

test('every refused fixture is refused for its reason', async () => {
  for (const { why, envelope } of await fixtures('refused')) assert.throws(() => seal(envelope), new RegExp(why));
});

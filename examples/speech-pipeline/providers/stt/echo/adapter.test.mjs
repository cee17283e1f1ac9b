import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adapter } from './adapter.mjs';

test('words come one by one, silence is left out', async () => {
  const heard = [];
  for await (const word of adapter.invoke('  good   morning ')) heard.push(word);
  assert.deepEqual(heard, ['good', 'morning']);
});

test('what is not speech is refused', async () => {
  await assert.rejects(adapter.invoke(42).next(), /echo/);
});

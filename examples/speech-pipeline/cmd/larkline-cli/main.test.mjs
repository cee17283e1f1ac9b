import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { main } from './main.mjs';

const greeting = fileURLToPath(new URL('../../pipelines/specs/greeting.json', import.meta.url));

test('the sample spec is fine', async () => {
  const lines = [];
  assert.equal(await main(['lint', greeting], (line) => lines.push(line)), 0);
  assert.match(lines.at(-1), /fine$/);
});

test('wrong use is told apart from a wrong spec', async () => {
  assert.equal(await main([], () => {}), 2);
  assert.equal(await main(['lint', 'no-such-file.json'], () => {}), 2);
});

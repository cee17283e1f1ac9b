import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Watching, watching } from '../../src/host/watching.ts';
import { scratch } from '../support/cli.ts';

function follow(folder: string): Watching {
  const watch = watching(null, () => {});
  onTestFinished(() => watch.close());
  watch.follow([folder]);
  return watch;
}

async function settled(watch: Watching): Promise<number> {
  await watch.changed();
  const started = performance.now();
  while (await watch.changedMore());
  return performance.now() - started;
}

test('a change is over when it has been quiet for a moment, and told once', async () => {
  const folder = scratch();
  const watch = follow(folder);
  writeFileSync(join(folder, 'a'), 'one');
  expect(await settled(watch)).toBeGreaterThan(4);
  const next = watch.changed().then(() => 'told again');
  expect(await Promise.race([next, new Promise((resolve) => setTimeout(resolve, 60, 'quiet'))])).toBe(
    'quiet',
  );
});

test('where it never gets quiet it is looked all the same', async () => {
  const folder = scratch();
  const watch = follow(folder);
  const noise = setInterval(() => appendFileSync(join(folder, 'log'), 'x'), 1);
  onTestFinished(() => clearInterval(noise));
  expect(await settled(watch)).toBeLessThan(5000);
  expect(await settled(watch)).toBeLessThan(5000);
});

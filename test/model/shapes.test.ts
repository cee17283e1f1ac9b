import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeRepository } from '../../bench/speed/repository.mjs';
import { checkout, scratch } from '../support/cli.ts';

/** How often each place of the program gave an object a hidden class that no other object had, as V8 logs it. */
function newShapes(folder: string): Map<string, number> {
  const log = join(folder, 'maps.log');
  const flags = ['--log-maps', '--no-logfile-per-isolate', `--logfile=${log}`];
  const build = [join(checkout, 'dist/cli.js'), 'build', '--no-cache', '--quiet'];
  execFileSync(process.execPath, [...flags, ...build], { cwd: folder, stdio: 'ignore' });
  const counts = new Map<string, number>();
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    if (!line.startsWith('map,Transition')) continue;
    const [, , , , , , row, column, , property] = line.split(',');
    const place = `${row}:${column} ${property}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}

// A literal that begins with a spread and adds a property, `{ ...one, more }`, makes a hidden class for each object in V8 11: they take
// more room than what they hold, and whatever reads them is slow. `{ more, ...one }` makes one for all.
test('objects that are made in large numbers share their shapes', () => {
  const folder = scratch();
  writeRepository(folder, { features: 400, guides: 40 });
  const counts = newShapes(folder);
  expect(counts.size).toBeGreaterThan(100);
  expect([...counts].filter(([, count]) => count > 30)).toEqual([]);
}, 60_000);

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backlogView } from '../../src/render/view/backlog.ts';

import { sampleInput } from './sample.ts';

test('the reference of the templates names what stands at the top of the data, and nothing else', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/reference/templates.md'), 'utf8');
  const table = page.split('\n## What a template sees\n')[1]?.split('\n## ')[0] ?? '';
  const rows = table.split('\n').flatMap((line) => /^\| (`.*?) \|/.exec(line)?.[1] ?? []);
  const named = rows.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(named.sort()).toEqual(Object.keys(backlogView(sampleInput())).sort());
});

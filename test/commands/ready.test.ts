import { expect, test } from 'vitest';
import { command as ready } from '../../src/commands/ready.ts';
import type { Host } from '../../src/model/host.ts';
import { runCommand } from '../support/command.ts';
import { code, foundHost } from '../support/found.ts';

/** Three features of one folder each; the second is done and the third depends on both of the others. */
function host(): Host {
  const entries = ['desk', 'hall', 'kitchen'].map((group, index) => ({
    id: `A-${index + 1}`,
    group,
    description: `The ${group} opens`,
    passes: index === 1,
    dependencies: index === 2 ? ['A-2', 'A-1'] : [],
  }));
  return foundHost({
    'features.json': entries,
    'desk/main.go': code,
    'hall/main.go': code,
    'kitchen/main.go': code,
  });
}

test('what is done is neither ready nor waited for', async () => {
  const { out } = await runCommand(ready, host(), '/repo', { waiting: true });
  expect(out).toBe(`1 of 2 slices can start now:
  desk/A-1  [desk]  The desk opens

1 waits:
  kitchen/A-3  [kitchen]
    after desk/A-1: A-3 depends on A-1
`);
  const json = await runCommand(ready, host(), '/repo', { json: true });
  expect(JSON.parse(json.out)).toMatchObject({
    ready: [{ id: 'desk/A-1' }],
    waiting: [{ id: 'kitchen/A-3', waits_for: [{ id: 'desk/A-1' }] }],
  });
});

test('one asks for the slices of an area; a name that none has is said, with the nearest', async () => {
  const { out } = await runCommand(ready, host(), '/repo', { area: 'Desk' });
  expect(out).toBe('1 of 1 slice can start now:\n  desk/A-1  [desk]  The desk opens\n');
  await expect(runCommand(ready, host(), '/repo', { area: 'dsk' })).rejects.toThrow('no area dsk');
});

import { expect, test } from 'vitest';
import { command as build } from '../../src/commands/build.ts';
import { command as check } from '../../src/commands/check.ts';
import { command as ready } from '../../src/commands/ready.ts';
import { command as rules } from '../../src/commands/rules.ts';
import { runCommand } from '../support/command.ts';
import { repository, root } from '../support/repository.ts';

/** One of a thing is no several. */
const several =
  /(?<![\d.:/-])1 (?:\w+ )?(?:items|slices|waves|features|workstreams|entries|paths|areas|groups|assumptions|questions|rules|files|findings|gates|tasks|candidates|requests|failures|times|edges|modules|criteria)\b.*/g;

test('where there is one of each, nothing says several', async () => {
  const host = repository()
    .feature({ id: 'A-1', group: 'Invoices' })
    .rules(
      'risk.yaml',
      'decides: risk\nabout: feature\nrules:\n  - id: one\n    because: So.\n    when: { fact: id, operator: equal, value: A-1 }\n    then: { flag: f, severity: high }\n',
    )
    .host();
  const runs = [
    await runCommand(build, host, root, { all: true }),
    await runCommand(check, host, root, { all: true }),
    await runCommand(ready, host, root),
    await runCommand(rules, host, root, {}, ['lint']),
  ];
  const page = host.files.get(`${root}/docs/mvp_backlog.md`) ?? '';
  expect(runs[0]?.out).toMatch(/1 item in 1 slice, 2 workstreams, 1 wave; 1 slice can start now/);
  expect(page).toContain('1 feature');
  const said = [...runs.flatMap(({ out, err }) => [out, err]), page].join('\n');
  expect(said.match(several) ?? []).toEqual([]);
});

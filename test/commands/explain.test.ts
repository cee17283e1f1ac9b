import { describe, expect, test } from 'vitest';
import { command } from '../../src/commands/explain.ts';
import { runCommand } from '../support/command.ts';
import { repository, root } from '../support/repository.ts';

const host = repository()
  .feature(
    { id: 'A-1', group: 'Orders', status: 'open', phase: 'mvp' },
    { id: 'A-2', group: 'Orders', status: 'wontfix', phase: 'mvp' },
    { id: 'A-3', group: 'Orders', status: 'open', phase: 'post_mvp' },
    { id: 'A-4', group: 'Orders', status: 'done', passes: true, phase: 'mvp' },
  )
  .host();

describe('explain says of a feature that is no open work in the plan why', () => {
  test.each([
    ['A-1', null],
    ['A-2', 'closed by its status (wontfix), so it is in no item: the plan leaves it out'],
    ['A-3', 'out of scope by its phase (post_mvp), so it is in no item: the plan is of the MVP'],
    ['A-4', 'done (done): it counts, and nothing is left to do'],
  ])('%s', async (id, standing) => {
    const { out } = await runCommand(command, host, root, {}, [id]);
    const second = out.split('\n')[1] ?? '';
    if (standing === null) expect(second).toMatch(/^ {2}group /);
    else expect(second).toBe(`  ${standing}`);
    const { out: json } = await runCommand(command, host, root, { json: true }, [id]);
    const { explanations } = JSON.parse(json) as { explanations: { standing: string | null }[] };
    expect(explanations[0]?.standing).toBe(standing);
  });
});

describe('explain of a name that guides and pages write, and that is no id', () => {
  const guide = `# Core

## Work packages

| Work package | Scope | Done when |
| --- | --- | --- |
| WP-1 Drain the queue | Mend \`core/queue\` | Nothing waits |
| WP-2 Count the bills | Mend \`core/bills\` | Totals hold |
`;
  const guided = repository()
    .feature({ id: 'A-1', group: 'Orders', status: 'open', phase: 'mvp' })
    .area('Core', 'core', guide)
    .file('core/queue/main.go')
    .file('core/bills/main.go')
    .host();

  test.each([
    ['WP-2', 'did you mean core-wp-2/wp-2?'],
    ['wp-1', 'did you mean core-wp-1/wp-1?'],
    ['drain the queue', 'did you mean core-wp-1?'],
    [
      'Drain',
      'backlogic explain takes the id of a feature, item or slice, a group, area, path or finding code',
    ],
  ])('%s: %s', async (name, hint) => {
    const { err, code } = await runCommand(command, guided, root, {}, [name]);
    expect(code).toBe(1);
    expect(err).toBe(`backlogic: nothing is called ${JSON.stringify(name)}\n  ${hint}\n`);
  });
});

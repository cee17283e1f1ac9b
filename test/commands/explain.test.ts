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

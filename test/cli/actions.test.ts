import { describe, expect, test } from 'vitest';
import { cli } from '../support/cli.ts';

describe('what an action takes', () => {
  test('is as many rules as are named', () => {
    const { code, stdout } = cli(['rules', 'list', 'area-*', 'column-*', '--json']);
    const ids = (JSON.parse(stdout) as { rules: { id: string }[] }).rules.map(({ id }) => id.split('-')[0]);
    expect([code, [...new Set(ids)].sort()]).toEqual([0, ['area', 'column']]);
  });

  test.each([
    [['rules', 'lint', '--min', '90'], 'rules lint takes no --min', 'coverage does'],
    [['rules', 'test', '--fix'], 'rules test takes no --fix', 'lint does'],
    [['rules', 'schema', '--decides', 'area'], 'rules schema takes no --decides', 'test, coverage, list do'],
    [['templates', 'list', '--to', 'x'], 'templates list takes no --to', 'eject does'],
  ])('is not what another one does: %j', (args, message, hint) => {
    const { code, stderr } = cli(args);
    expect([code, stderr]).toEqual([2, `backlogic: ${message}\n  ${hint}\n`]);
  });

  test('is no word where there is none to take', () => {
    expect(cli(['rules', 'lint', 'x']).stderr).toBe('backlogic: rules lint takes no "x"\n');
    expect(cli(['templates', 'list', 'x']).stderr).toBe('backlogic: templates list takes no "x"\n');
    expect(cli(['check', 'x']).stderr).toContain('one word too many: "x"');
  });
});

import { describe, expect, test, vi } from 'vitest';
import { command as building } from '../../src/commands/build.ts';
import { command as check } from '../../src/commands/check.ts';
import { command as explain } from '../../src/commands/explain.ts';
import { command as rules } from '../../src/commands/rules.ts';
import { type Command, type OptionValues, UsageError } from '../../src/commands/shared/command.ts';
import type { FiredBuilder } from '../../src/rules/evaluator.ts';
import { runCommand } from '../support/command.ts';
import { repository, root } from '../support/repository.ts';
import { type Document, json, risks, run, small } from './rules-runs.ts';

describe('backlogic rules', () => {
  test('reads like this', async () => {
    const host = small();
    const lines: string[] = [];
    const say = async (command: Command, positionals: string[], values: OptionValues = {}): Promise<void> => {
      const options = Object.entries(values).map(([name, value]) =>
        value === true ? ` --${name}` : ` --${name} '${value}'`,
      );
      const ran = await runCommand(command, host, root, values, positionals);
      lines.push(`$ backlogic ${command.usage.split(' ')[0]} ${positionals.join(' ')}${options.join('')}`);
      lines.push(
        ...[ran.err, ran.out].filter((text) => text !== '').map((text) => text.trimEnd()),
        `[exit ${ran.code}]`,
        '',
      );
    };
    await say(rules, ['lint']);
    await say(rules, ['test']);
    await say(rules, ['test'], { all: true, decides: 'risk' });
    await say(rules, ['coverage'], { min: '90' });
    await say(rules, ['coverage'], { all: true, decides: 'area' });
    await say(rules, ['list']);
    await say(explain, ['A-2'], { 'why-not': 'loss of money' });
    await say(explain, ['A-2'], { 'why-not': 'payments' });
    await say(explain, ['A-2'], { 'why-not': 'los of money' });
    await say(explain, ['A-1'], { level: 'full' });
    await say(rules, ['lint'], { fix: true });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../golden/rules-commands.txt');
  });

  test('the configuration sets severities, and what fails', async () => {
    const host = small();
    const config = JSON.parse(host.readText(`${root}/backlog.config.json`));
    const severity = {
      'rules/unknown-name': 'off',
      'rules/example-fails': 'info',
      'rules/never-fires': 'error',
    };
    const checks = { severity };
    host.files.set(`${root}/backlog.config.json`, JSON.stringify({ ...config, checks }));
    const { findings } = (await json(host, 'lint')) as Document & {
      findings: { code: string; severity: string }[];
    };
    const codes = findings.map((one) => `${one.severity} ${one.code}`);
    expect(codes).toContain('error rules/never-fires');
    expect(codes).toContain('info rules/example-fails');
    expect(codes.filter((code) => code.includes('unknown-name'))).toEqual([]);
  });

  test('JSON of the others', async () => {
    const host = small();
    expect(await json(host, 'test')).toMatchObject({
      schema_version: '1.0',
      kind: 'rules_test',
      passed: 3,
      failed: 2,
    });
    expect(await json(host, 'coverage', { min: '10' })).toMatchObject({ kind: 'rules_coverage', min: 10 });
    expect(await json(host, 'list', { decides: 'risk' })).toMatchObject({
      kind: 'rules_list',
      rules: [
        { id: 'money', value: 'loss of money', hit_policy: 'collect' },
        { id: 'urgent', value: 'haste' },
      ],
    });
    const why = await runCommand(explain, host, root, { 'why-not': 'haste', json: true }, ['A-2']);
    expect(JSON.parse(why.out)).toMatchObject({
      kind: 'why_not',
      value: 'haste',
      rules: [{ rule: 'urgent', outcome: 'spared', sets: [[{ fact: 'priority', result: false }]] }],
    });
  });

  test('some rules only: by id, or by the start of ids', async () => {
    const host = small();
    const named = async (...ids: string[]): Promise<string[]> => {
      const { out } = await runCommand(rules, host, root, { json: true }, ['list', ...ids]);
      return (JSON.parse(out) as { rules: { id: string }[] }).rules.map((one) => one.id);
    };
    expect(await named('urgent')).toEqual(['urgent']);
    expect(await named('re*', 'urgent')).toEqual(['refunds', 'urgent']);
    const tested = await runCommand(rules, host, root, {}, ['test', 'paths']);
    expect([tested.code, tested.out]).toEqual([0, '1 example of 1 rule: 1 passed, 0 failed\n']);
    await expect(runCommand(rules, host, root, {}, ['test', 'urgnt'])).rejects.toMatchObject({
      message: 'no rule "urgnt"',
      hint: 'did you mean urgent?',
    });
    await expect(runCommand(rules, host, root, {}, ['lint', 'urgent'])).rejects.toThrow(
      'rules lint takes no',
    );
  });

  test('--fail-on says what fails', async () => {
    const host = repository()
      .area('Billing', 'billing')
      .feature({ id: 'A-1', group: 'Invoices' })
      .rules('areas.yaml', 'decides: area\nabout: group\ntable: [{ group: Invoices, area: Biling }]\n')
      .config({ rules: ['rules'] })
      .host();
    expect((await run(host, 'lint')).code).toBe(0);
    expect((await run(host, 'lint', { 'fail-on': 'warning' })).code).toBe(1);
  });

  test('a rule file with errors is not passed over', async () => {
    const host = small();
    host.files.set(`${root}/rules/risk.yaml`, risks.replace('fact: group', 'fact: grup'));
    const tested = await run(host, 'test');
    expect([tested.code, tested.err]).toEqual([1, expect.stringContaining('rules/unknown-fact')]);
    const linted = await run(host, 'lint');
    expect([linted.code, linted.err]).toEqual([1, expect.stringContaining('rules/unknown-fact')]);
  });

  test('the schema has the names of the repository, the plain one has not', async () => {
    const host = small();
    const named = (await run(host, 'schema')).out;
    const plain = (await run(host, 'schema', { plain: true })).out;
    expect([named.includes('"Payments"'), plain.includes('"Payments"')]).toEqual([true, false]);
    expect([named.includes('"loss of money"'), plain.includes('"loss of money"')]).toEqual([true, false]);
    const { code, out } = await run(host, 'schema', { plain: true, out: 'tools/rules.json' });
    expect([code, out, host.readText(`${root}/tools/rules.json`)]).toEqual([0, '', plain]);
    await expect(run(host, 'schema', { plain: true, out: '../rules.json' })).rejects.toThrow(UsageError);
  });

  test.each([
    [undefined, {}, 'no action given'],
    ['lnt', {}, 'no action "lnt"'],
    ['constructor', {}, 'no action "constructor"'],
    ['list', { decides: 'risks' }, 'no decision "risks"'],
    ['coverage', { min: '101' }, '--min 101'],
    ['coverage', { min: 'much' }, '--min much'],
    ['lint', { 'fail-on': 'warn' }, 'no severity "warn"'],
  ])('%s %j is a usage mistake', async (action, values: OptionValues, message) => {
    const positionals = action === undefined ? [] : [action];
    await expect(runCommand(rules, small(), root, values, positionals)).rejects.toThrow(message);
  });
});

describe('json-rules-engine as the judge', () => {
  test('check --verify-engine says how many answers agree', async () => {
    const { err } = await runCommand(check, small(), root, { 'verify-engine': true });
    expect(err).toMatch(/^backlogic: compiled rules and json-rules-engine agree on all \d+ answers$/m);
  });

  test('build --engine reference writes the same, to the byte', async () => {
    const artifacts = async (values: OptionValues): Promise<[string, string][]> => {
      const host = small();
      const { code } = await runCommand(building, host, root, { force: true, ...values });
      expect(code).toBeLessThan(2);
      return [...host.files].filter(([path]) => !path.includes('/rules/')).sort();
    };
    const reference = await artifacts({ engine: 'reference' });
    expect(reference.length).toBeGreaterThan(5);
    expect(reference).toEqual(await artifacts({}));
  });

  test('another engine is a usage mistake', async () => {
    await expect(runCommand(building, small(), root, { engine: 'refrence' })).rejects.toThrow(
      'no engine "refrence"',
    );
  });

  test('a disagreement is a finding and fails; --engine reference goes by the reference', async () => {
    // A judge that sees one more rule fire than the compiled rules do.
    vi.doMock('../../src/rules/reference.ts', async (original) => {
      const { referenceFired } = await original<typeof import('../../src/rules/reference.ts')>();
      const { FiredBuilder: Builder } = await import('../../src/rules/evaluator.ts');
      return {
        referenceFired: async (...[asked, subjects]: Parameters<typeof referenceFired>) => {
          const fired = await referenceFired(asked, subjects);
          const extra = asked.findIndex((rule) => rule.id === 'urgent');
          const builder: FiredBuilder = new Builder(subjects.length);
          subjects.forEach((_, index) => {
            const own = [...fired.rules.subarray(fired.starts[index], fired.starts[index + 1])];
            const all = extra === -1 ? own : [...new Set([...own, extra])].sort((a, b) => a - b);
            for (const rule of all) builder.add(rule);
            builder.next();
          });
          return builder.build();
        },
      };
    });
    vi.resetModules();
    const { command } = await import('../../src/commands/check.ts');
    const fresh = await import('../support/repository.ts');
    const verified = await runCommand(command, small(fresh.repository), root, {
      'verify-engine': true,
      json: true,
    });
    const { findings } = JSON.parse(verified.out) as { findings: { code: string; subject: string }[] };
    expect(verified.code).toBe(1);
    expect(verified.err).toMatch(/disagree on 2 of \d+ answers/);
    expect(findings.filter((one) => one.code === 'rules/engines-disagree').map((one) => one.subject)).toEqual(
      ['feature:A-1', 'feature:A-2'],
    );
    const { command: anew } = await import('../../src/commands/build.ts');
    const host = small(fresh.repository);
    await runCommand(anew, host, root, { engine: 'reference', force: true });
    expect(host.readText(`${root}/.backlogic/decisions.json`)).toContain('"haste"');
    vi.doUnmock('../../src/rules/reference.ts');
    vi.resetModules();
  });
});

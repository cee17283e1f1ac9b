import { describe, expect, test, vi } from 'vitest';
import { command as building } from '../../src/commands/build.ts';
import { command as check } from '../../src/commands/check.ts';
import { command as explain } from '../../src/commands/explain.ts';
import { command as rules } from '../../src/commands/rules.ts';
import { type Command, type OptionValues, UsageError } from '../../src/commands/shared/command.ts';
import type { Host } from '../../src/model/host.ts';
import type { FiredBuilder } from '../../src/rules/evaluator.ts';
import { type CommandRun, runCommand } from '../support/command.ts';
import { type RepositoryHost, repository, root } from '../support/repository.ts';

const risks = `decides: risk
about: feature
rules:
  # money
  - id: money
    because: Money that is gone is gone.
    when:
      any:
        - { fact: group, operator: equal, value: Invoices }
        - { fact: description, operator: matches, value: '(?i)\\bpay' }
    then: { flag: loss of money, severity: high }
    examples:
      fires: [A-1, { description: Pay it back }]
      spares: [A-2, A-7]
  - id: urgent
    when:
      all:
        - { fact: priority, operator: equal, value: P0 }
        - { fact: mvp, operator: equal, value: true }
    then: { flag: haste, severity: low }
`;
const areas = `decides: area
about: group
table:
  - { id: invoices, group: Invoices, area: Biling } # who bills
  - { id: refunds, group: Refunds, area: Billing }
`;
const paths = `decides: area
about: path
rules:
  - { id: paths, when: { not: { fact: prefix_area, operator: equal, value: '' } }, then: { area: { fact: prefix_area } }, examples: { spares: [{}] } }
`;

/** Two groups, an area, and rules with a slip or two. */
function small(build: typeof repository = repository): RepositoryHost {
  return build()
    .area('Billing', 'billing')
    .area('Payments', 'payments')
    .module('Core', ['billing/ledger'], ['Invoices'])
    .feature(
      { id: 'A-1', group: 'Invoices', description: 'Send an invoice' },
      { id: 'A-2', group: 'Refunds', description: 'Pay back what was paid' },
    )
    .file('billing/ledger/ledger.mjs')
    .rules('risk.yaml', risks)
    .rules('areas.yaml', areas)
    .rules('paths.yaml', paths)
    .config({ rules: ['rules'] })
    .host();
}

const run = (host: RepositoryHost, action: string, values: OptionValues = {}): Promise<CommandRun> =>
  runCommand(rules, host, root, values, [action]);
const json = async (host: RepositoryHost, action: string, values: OptionValues = {}): Promise<Document> =>
  JSON.parse((await run(host, action, { ...values, json: true })).out) as Document;

interface Document {
  readonly schema_version: string;
  readonly kind: string;
  readonly [key: string]: unknown;
}

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

  test('--fix writes the file, with its comments, and only what it corrects', async () => {
    const host = small();
    const { code } = await run(host, 'lint', { fix: true });
    expect(code).toBe(1);
    expect(host.readText(`${root}/rules/areas.yaml`)).toBe(
      'decides: area\nabout: group\ntable:\n  - { id: invoices, group: [Invoices, Refunds], area: Billing } # who bills\n',
    );
    expect(host.readText(`${root}/rules/risk.yaml`)).toBe(risks);
    expect(await json(host, 'lint', { fix: true })).toMatchObject({ fixed: [] });
  });

  test('--fix writes nothing over a rule file that is another by now, and says so with its place', async () => {
    const host = small();
    const path = `${root}/rules/areas.yaml`;
    const theirs = `${areas}  - { id: fees, group: Fees, area: Billing }\n`;
    const changing = {
      ...host,
      readText(file: string): string {
        const text = host.readText(file);
        if (file === path && text === areas) host.files.set(path, theirs);
        return text;
      },
    };
    const { code, out } = await runCommand(rules, changing, root, { fix: true, json: true }, ['lint']);
    const { fixed, findings } = JSON.parse(out) as { fixed: unknown[]; findings: Record<string, unknown>[] };
    expect([code, fixed, host.files.get(path)]).toEqual([1, [], theirs]);
    expect(findings.filter((one) => one.code === 'rules/not-corrected')).toEqual([
      expect.objectContaining({
        severity: 'error',
        file: 'rules/areas.yaml',
        line: 1,
        message: 'rules/areas.yaml cannot be corrected: it is another than was read before',
      }),
    ]);
  });

  test('without --fix nothing is written, and the correction is in the JSON as an edit by offsets', async () => {
    const host = small();
    const { kind, findings } = (await json(host, 'lint')) as Document & {
      findings: {
        code: string;
        fix: { edits: { file: string; start: number; end: number; new_text: string }[] } | null;
      }[];
    };
    expect(kind).toBe('rules_lint');
    const [edit] = findings.flatMap((one) => one.fix?.edits ?? []);
    expect(edit).toMatchObject({ file: 'rules/areas.yaml', new_text: 'Billing' });
    expect(areas.slice(edit?.start, edit?.end)).toBe('Biling');
    expect(host.readText(`${root}/rules/areas.yaml`)).toBe(areas);
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

  test('a correction after which there are more errors is not made', async () => {
    const fixed = async (severity: { [code: string]: string }): Promise<[unknown, unknown]> => {
      const host = small(() => repository().config({ checks: { severity } }));
      const { fixed: made } = await json(host, 'lint', { fix: true });
      return [(made as unknown[]).length, host.readText(`${root}/rules/areas.yaml`) === areas];
    };
    expect(await fixed({ 'rules/mergeable': 'warning' })).toEqual([2, false]);
    // The row that is renamed can be merged then.
    expect(await fixed({ 'rules/mergeable': 'error' })).toEqual([0, true]);
  });

  describe('a correction that was cut off between two files', () => {
    const row = 'decides: area\nabout: group\ntable:\n  - { id: refunds, group: Refunds, area: Biling }\n';
    const names = ['areas.yaml', 'refunds.yaml'];
    const cutOff = async (): Promise<RepositoryHost> => {
      const host = small();
      host.files.set(
        `${root}/rules/areas.yaml`,
        row.replace('refunds, group: Refunds', 'bills, group: Invoices'),
      );
      host.files.set(`${root}/rules/refunds.yaml`, row);
      let killed = false;
      const dying = Object.entries(host).map(([name, value]) => [
        name,
        typeof value !== 'function'
          ? value
          : (...parameters: string[]) => {
              killed ||= name === 'rename' && parameters[1]?.endsWith('/refunds.yaml') === true;
              if (killed) throw new Error('killed');
              return value.apply(host, parameters);
            },
      ]);
      await expect(
        runCommand(rules, Object.fromEntries(dying) as Host, root, { fix: true }, ['lint']),
      ).rejects.toThrow('killed');
      expect(names.map((name) => host.readText(`${root}/rules/${name}`).includes('Biling'))).toEqual([
        false,
        true,
      ]);
      return host;
    };
    const codes = ({ out }: CommandRun): unknown[] =>
      (JSON.parse(out) as { findings: { code: string }[] }).findings.map(({ code }) => code);

    test('is finished by the next one, before it reads', async () => {
      const host = await cutOff();
      const ran = await run(host, 'lint', { fix: true, json: true });
      expect(codes(ran)).toContain('artifacts/mended');
      for (const name of names) expect(host.readText(`${root}/rules/${name}`)).not.toContain('Biling');
    });

    test('is finished by the next build, before it reads', async () => {
      const host = await cutOff();
      const ran = await runCommand(building, host, root, { json: true, force: true });
      expect(codes(ran)).toContain('artifacts/mended');
      expect(host.readText(`${root}/.backlogic/decisions.json`)).not.toContain('Biling');
    });
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

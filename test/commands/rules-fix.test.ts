import { describe, expect, test } from 'vitest';
import { command as building } from '../../src/commands/build.ts';
import { command as rules } from '../../src/commands/rules.ts';
import type { Host } from '../../src/model/host.ts';
import { type CommandRun, runCommand } from '../support/command.ts';
import { type RepositoryHost, repository, root } from '../support/repository.ts';
import { areas, type Document, json, risks, run, small } from './rules-runs.ts';

describe('backlogic rules lint --fix', () => {
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
});

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command as rules } from '../../src/commands/rules.ts';
import { runExamples } from '../../src/rules/authoring/examples.ts';
import { load } from '../rules/books.ts';
import { checkout, cli, scratchFolder, workspaceIn } from '../support/cli.ts';

const pages = ['docs/how-to/write-rules.md', 'docs/how-to/audit-a-decision.md'];
const read = (page: string): string => readFileSync(join(checkout, page), 'utf8');

/** The command lines of a page that need nothing but the example. */
const lines = pages.flatMap((page) =>
  [...read(page).matchAll(/^ {4}backlogic (.+ --root examples\/speech-pipeline.*)$/gm)].map(
    (match) => match[1] ?? '',
  ),
);

describe('the guides on rules', () => {
  let folder: ReturnType<typeof scratchFolder>;
  beforeAll(() => {
    folder = scratchFolder();
    workspaceIn(folder.path);
  });
  afterAll(() => folder.remove());

  test('show commands that run as they stand', () => {
    expect(lines.length).toBeGreaterThan(8);
  });

  test.each(lines)('backlogic %s', (line) => {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
    const { code, stderr } = cli(words, { cwd: folder.path });
    expect(stderr).not.toMatch(/^backlogic: (?!compiled)/m);
    expect(code, stderr).toBe(0);
  });

  test('the schema is where the page has it written', () => {
    expect(existsSync(join(folder.path, 'rules.schema.json'))).toBe(true);
  });

  test('the rule to copy loads, and passes its literal examples', () => {
    const blocks = [...read(pages[0] ?? '').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
      (match) => match[1] ?? '',
    );
    const text = blocks.find((block) => block.includes('decides:')) ?? '';
    const { book, findings } = load({ 'rules/a.yaml': text });
    expect(findings).toEqual([]);
    const literal = runExamples(book, []).filter((result) => result.kind === 'facts');
    expect(literal.map((result) => result.passed)).toEqual([true, true, true]);
  });

  test('the rule to copy passes in this checkout, and fails as the page shows when an example is wrong', () => {
    const page = read(pages[0] ?? '');
    const rule = /^```yaml\n([^`]*decides: risk[^`]*)^```$/m.exec(page)?.[1] ?? '';
    const shown = /^```text\n(rules\/spending\.yaml\n[\s\S]*?)^```$/m.exec(page)?.[1] ?? 'nothing';
    const file = join(folder.path, 'rules/spending.yaml');
    const run = () => cli(['rules', 'test', '--root', 'examples/speech-pipeline'], { cwd: folder.path });
    writeFileSync(file, rule);
    expect(run()).toMatchObject({ code: 0, stdout: expect.stringContaining(', 0 failed') });
    const wrong = rule.replace(
      /^( *- \{ group: Cost, text: )Print .* \}$/m,
      '$1Print the ceilings of last month }',
    );
    expect(wrong).not.toBe(rule);
    writeFileSync(file, wrong);
    expect(run()).toMatchObject({ code: 1, stdout: expect.stringContaining(shown) });
    rmSync(file);
  });

  test("the rules that the help of `rules` names are there: test 'area-*'", () => {
    const named = /test '([^']+)'/.exec(rules.description)?.[1] ?? '';
    const { code, stdout } = cli(['rules', 'test', named, '--root', 'examples/speech-pipeline'], {
      cwd: folder.path,
    });
    expect(code).toBe(0);
    expect(stdout).not.toContain('0 rules');
  });

  test.each(pages)('%s leads to pages that are there', (page) => {
    for (const [, target = ''] of read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      expect(existsSync(join(checkout, page, '..', target)), target).toBe(true);
    }
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';
import { checkout, cli, workspace } from '../support/cli.ts';

const example = 'examples/speech-pipeline';
const backlogPath = `${example}/docs/mvp_backlog.md`;

function items(folder: string): JsonObject[] {
  const plan: unknown = JSON.parse(readFileSync(join(folder, example, '.backlogic/plan.json'), 'utf8'));
  if (!isJsonObject(plan) || !Array.isArray(plan.items)) throw new Error('no items');
  return plan.items.filter(isJsonObject);
}

/** The text of one `##` section. */
function section(markdown: string, name: string): string {
  const found = markdown.split(/^(?=## )/m).find((part) => part.split('\n')[0]?.includes(name));
  if (!found) throw new Error(`no section ${name}`);
  // The anchor at its end already belongs to the section that follows.
  return found.replace(/(?:<a id="[^"]*"><\/a>\s*)+$/, '');
}

describe('the three stories, on the built command line', () => {
  it('moves a group when one row of the area table is edited', () => {
    const folder = workspace();
    expect(cli(['build'], { cwd: folder }).code).toBe(0);
    const group = 'Transport Adapters (LiveKit/WebSocket/Telephony)';
    const areaOf = (): unknown =>
      items(folder).find((item) => item.title === group || item.group === group)?.area;
    expect(areaOf()).toBe('Transport adapters');

    const path = join(folder, 'rules/areas.yaml');
    const row = `group: ${group}\n    area: Transport adapters`;
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(row);
    writeFileSync(path, text.replace(row, `group: ${group}\n    area: Runtime kernel internals`));
    expect(cli(['build'], { cwd: folder }).code).toBe(0);
    expect(areaOf()).toBe('Runtime kernel internals');
  });

  it('says why a flag is there: rule and facts with file, line and column', () => {
    const run = cli(['explain', 'F-033']);
    expect(run.code).toBe(0);
    const flag =
      /^risk = .+\n(?: {2}.+\n)*? {2}rule (\S+) (\S+):(\d+):(\d+)\n(?: {2}.+\n)*? {2}fact \S+ = .* (\S+\.json):(\d+):\d+$/m.exec(
        run.stdout,
      );
    expect(flag, run.stdout).not.toBeNull();
    const [, rule = '', file = '', line = ''] = flag ?? [];
    // The place is true: the rule's id stands on that line of that file.
    expect(readFileSync(join(checkout, file), 'utf8').split('\n')[Number(line) - 1]).toContain(rule);
  });

  it('swaps one partial by a file in the repository, and only that section changes', () => {
    const folder = workspace();
    expect(cli(['build'], { cwd: folder }).code).toBe(0);
    const before = readFileSync(join(folder, backlogPath), 'utf8');
    writeFileSync(
      join(folder, 'templates/b-workstreams.md.hbs'),
      '## B) Parallel Workstreams\n\n{{#each workstreams.streams}}\n- {{name}}\n{{/each}}\n',
    );
    expect(cli(['build'], { cwd: folder }).code).toBe(0);
    const after = readFileSync(join(folder, backlogPath), 'utf8');
    expect(section(after, 'Parallel Workstreams')).not.toBe(section(before, 'Parallel Workstreams'));
    for (const name of [
      'MVP Backlog',
      'Contract PR Candidates',
      'Current Repo Health Snapshot',
      'Assumptions',
      'Open Questions',
      'Traceability Appendix',
    ]) {
      expect(section(after, name)).toBe(section(before, name));
    }
  });
});

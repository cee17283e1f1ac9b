import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { githubReport } from '../../src/reporters/github.ts';
import { oneLine } from '../../src/reporters/text.ts';
import { hostileFinding, options, reportOf, samples } from './support.ts';

interface Command {
  readonly name: string;
  readonly properties: { readonly [name: string]: string };
  readonly data: string;
}

/** Reads a log as the runner does: a command starts its line, properties end at the next `::`, escapes are undone. */
function commandsIn(log: string): Command[] {
  return log.split(/\r?\n/).flatMap((line) => {
    const text = line.trimStart();
    if (!text.startsWith('::')) {
      const old = /##\[([^\]\s]+)/.exec(text);
      return old ? [{ name: `old ${old[1]}`, properties: {}, data: text }] : [];
    }
    const end = text.indexOf('::', 2);
    if (end < 0) return [];
    const [name = '', ...rest] = text.slice(2, end).split(' ');
    const properties = rest
      .join(' ')
      .split(',')
      .map((pair): [string, string] => {
        const cut = pair.indexOf('=');
        return [pair.slice(0, cut).trim(), unescaped(pair.slice(cut + 1))];
      });
    return [{ name, properties: Object.fromEntries(properties), data: unescaped(text.slice(end + 2)) }];
  });
}

function unescaped(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

describe('the GitHub reporter', () => {
  it('annotates the place of each finding, worst first', () => {
    expect(githubReport(reportOf(samples), options)).toMatchInlineSnapshot(`
      "::error file=docs/features.json,line=9,col=7,endLine=9,endColumn=12,title=inventory/duplicate-id%3A Two entries have one id::the id \`A-1\` is already taken by the entry at docs/features.json:3; this entry is called \`A-1~2\`%0Afirst here: docs/features.json:3:7%0A→ Give one of the two a new id, or remove the copy.
      ::warning file=billing/guide.md,line=4,col=2,title=claims/unknown-id%3A A guide cites an id that the inventory does not have::A-9 is cited here and 1 more time in this guide, and the inventory has no such id%0A→ Did you mean A-1? Else add the feature to the inventory, or take the citation out.
      ::warning title=plan/few-workstreams%3A Fewer than three workstreams::the plan of 4 areas has 1 workstream%0A→ Give the areas workstreams of their own in the workstream rules.
      ::notice file=billing/guide.md,line=8,col=1,title=claims/later-ids%3A A guide cites features that are out of scope::this guide cites 1 feature that is out of scope: A-7%0A→ Nothing to do. They are listed as deferred and never become work of this plan.
      backlogic: 1 error, 2 warnings, 1 info
      "
    `);
  });

  it('does not annotate what the baseline knows', () => {
    const log = githubReport(reportOf(samples, [0, 1, 3]), options);
    expect(commandsIn(log).map((one) => one.properties.title?.split(':')[0])).toEqual([
      'plan/few-workstreams',
    ]);
    expect(log).toMatch(/^backlogic: 1 warning; 3 known$/m);
  });

  it('gives the runner exactly its own commands, whatever the sources say', () => {
    fc.assert(
      fc.property(fc.array(hostileFinding, { maxLength: 4 }), (findings) => {
        const commands = commandsIn(githubReport(reportOf(findings), options));
        expect(commands.map((one) => one.name)).toEqual(findings.map(() => 'warning'));
        for (const [index, one] of commands.entries()) {
          expect(Object.keys(one.properties)).toEqual([
            'file',
            'line',
            'col',
            'endLine',
            'endColumn',
            'title',
          ]);
          expect(one.properties.file).toBe(oneLine(findings[index]?.at?.file ?? ''));
        }
      }),
      { numRuns: 200 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { repository } from '../support/repository.ts';
import { figures, look } from './shapes.ts';

describe('other formats', () => {
  it('JSON Lines: a line that does not parse costs that line', () => {
    const text =
      '{"id": "a-1", "title": "t", "status": "closed", "dependencies": [{"depends_on_id": "a-2"}]}\r\n{bad\r\n{"id": "a-2", "title": "u", "status": "open"}\r\n';
    const seen = look(text, 'list.jsonl');
    expect(figures(seen)).toBe(
      'json-lines . 3: 3 entries, 0 groups, 1 open, 1 done, 0 closed, 0 twice, 1/1 edges',
    );
    expect(
      seen.findings.filter(({ code }) => code === 'inventory/bad-entry').map(({ at }) => at?.line),
    ).toEqual([2]);
  });

  it.each([
    [
      'commas',
      'ID,Title,Group,Status,Dependencies\r\n1,"Tune, ""fine""",Sound,Done,\r\n2,Mix,Desk,Open,1\r\n',
    ],
    ['semicolons', 'id;title;group;status;dependencies\n1;Tune;Sound;done;\n2;Mix;Desk;open;1\n'],
    ['tabs', 'id\ttitle\tgroup\tstatus\tdependencies\n1\tTune\tSound\tdone\t\n2\tMix\tDesk\topen\t1\n'],
  ])('a table between %s', (_, text) => {
    expect(figures(look(text, 'list.csv'))).toBe(
      'csv . 2: 2 entries, 2 groups, 1 open, 1 done, 0 closed, 0 twice, 1/1 edges',
    );
  });

  it('several YAML documents in one file, with the places of the file', () => {
    const text = [
      '# all of it',
      '---',
      'epic:',
      '  name: Sound',
      '  tasks:',
      '    - { id: S-1, title: Tune, status: DONE }',
      '--- # the next one',
      'epic:',
      '  name: Desk',
      '  tasks:',
      '    - id: D-1',
      '      title: Mix',
      '      status: whatever',
      '...',
    ].join('\n');
    const seen = look(text, 'backlog.yaml');
    expect(figures(seen)).toBe(
      'yaml *.tasks 2: 2 entries, 2 groups, 1 open, 1 done, 0 closed, 0 twice, 0/0 edges',
    );
    expect(seen.groups.map(({ value }) => value)).toEqual(['Sound', 'Desk']);
    const [unknown] = seen.findings.filter(({ code }) => code === 'inventory/unknown-status');
    expect([unknown?.at?.line, unknown?.at?.column]).toEqual([13, 15]);
    expect(look('a: 1\n---\nb: [', 'backlog.yaml').findings.map(({ at }) => at?.line)).toContain(3);
  });

  it('YAML', () => {
    const text =
      'features:\n  - id: F-1\n    title: a\n    passes: true\n  - id: F-2\n    title: b\n    passes: false\n    depends_on: F-1\n';
    expect(figures(look(text, 'features.yaml'))).toBe(
      'yaml features 2: 2 entries, 0 groups, 1 open, 1 done, 0 closed, 0 twice, 1/1 edges',
    );
  });

  it('sphinx-needs: the current version', () => {
    const needs = (ids: readonly string[]): JsonValue => ({
      needs: Object.fromEntries(
        ids.map((id, index) => [
          id,
          {
            id,
            title: id,
            type_name: index === 0 ? 'Need' : 'Spec',
            status: 'open',
            links: index === 0 ? [] : [ids[0] ?? ''],
          },
        ]),
      ),
    });
    const value = { current_version: '2', versions: { '1': needs(['A']), '2': needs(['A', 'B']) } };
    expect(figures(look(value, 'needs.json'))).toBe(
      'sphinx-needs versions.2.needs 2: 2 entries, 2 groups, 2 open, 0 done, 0 closed, 0 twice, 1/1 edges',
    );
  });

  it('Doorstop: an item a file', () => {
    const seen = look(
      [
        { path: 'reqs/.doorstop.yml', text: 'settings:\n  prefix: REQ\n' },
        {
          path: 'reqs/REQ001.yml',
          text: 'active: true\nlevel: 1.0\nlinks: []\nnormative: true\ntext: |\n  Tunes\n',
        },
        {
          path: 'reqs/REQ002.yml',
          text: 'active: false\nlinks:\n- REQ001: abc\nnormative: true\ntext: Mixes\n',
        },
      ],
      'reqs/',
    );
    expect(figures(seen)).toBe(
      'doorstop . 2: 2 entries, 1 groups, 1 open, 0 done, 1 closed, 0 twice, 1/1 edges',
    );
  });

  it('OpenFastTrace: items in Markdown', () => {
    const text =
      '# Tuner\n\n## Tunes\n`req~tunes~1`\n\nIt tunes.\n\nNeeds: dsn\n\n## How\n`dsn~tunes~1`\n\nBy ear.\n\nCovers:\n- `req~tunes~1`\n\nStatus: draft\n';
    const seen = look([{ path: 'spec.md', text }], 'spec.md');
    expect(figures(seen)).toBe(
      'openfasttrace . 2: 2 entries, 2 groups, 2 open, 0 done, 0 closed, 0 twice, 1/1 edges',
    );
  });

  it('none that is known is a finding', () => {
    const { findings } = look('just words', 'notes.txt');
    expect(findings.map(({ code }) => code)).toEqual(['inventory/unknown-format']);
  });

  it('one that the configuration names wrongly is said where it stands', () => {
    const csvv = { inventory: { path: ['docs/features.json'], format: 'csvv' } };
    const { findings } = repository().feature({ id: 'A-1' }).config(csvv).compile();
    const { at, data } = findings.find(({ code }) => code === 'inventory/unknown-format') ?? {};
    expect(data).toMatchObject({ near: 'csv' });
    expect(at?.file).toMatch(/^backlog\.config\./);
  });
});

import { describe, expect, test } from 'vitest';
import { describe as textOf } from '../../src/diagnostics/finding.ts';
import { load } from './support.ts';

/** What is said of a configuration of one line, with the place. */
function said(text: string): readonly string[] {
  const { findings } = load({ 'backlog.config.yaml': text });
  return findings.map(
    (found) => `${found.at?.line}:${found.at?.column} ${found.code} ${textOf(found).message}`,
  );
}

describe('a glob that can match nothing is a finding with its place', () => {
  test.each([
    [
      "inventory: { path: ['docs/{a,b.json'] }",
      '1:21',
      'inventory.path[0]',
      'docs/{a,b.json',
      'a `}` is missing',
    ],
    [
      "inventory: { include: '[z-a]/*.json' }",
      '1:23',
      'inventory.include',
      '[z-a]/*.json',
      'range out of order in character class',
    ],
    ["inventory: { overlays: '!(a' }", '1:24', 'inventory.overlays', '!(a', 'a `)` is missing'],
    ["design: { path: 'docs/@(a|b.md' }", '1:17', 'design.path', 'docs/@(a|b.md', 'a `)` is missing'],
    ["areas: { documents: '' }", '1:21', 'areas.documents', '', 'it is empty'],
    ["areas: { notCode: ['*.md', '*.{md'] }", '1:28', 'areas.notCode[1]', '*.{md', 'a `}` is missing'],
    ["tree: { tests: '' }", '1:16', 'tree.tests', '', 'it is empty'],
    ["tree: { scaffold: '*.{md' }", '1:19', 'tree.scaffold', '*.{md', 'a `}` is missing'],
  ])('%s', (text, place, key, glob, reason) => {
    expect(said(text)).toEqual([
      `${place} config/bad-glob \`${key}\` does not work: ${JSON.stringify(glob)} (${reason})`,
    ]);
  });

  test('but not a name that has such a character, nor a glob that says what it means', () => {
    const names = [
      'docs/(draft).json',
      'docs/(draft.json',
      'a[1].json',
      'a[b.json',
      'x)y',
      '{a,b}/*.json',
      '[!a]*',
      '\\[x].md',
      'app/[[]id]/a.json',
    ];
    expect(said(`inventory: { path: ${JSON.stringify(names)} }`)).toEqual([]);
  });
});

describe('what stands for one place, and does not name one, is a finding with its place', () => {
  const wild = 'it names no folder before its first wildcard, and a surface is a place';
  test.each([
    [
      "plan: { contractSurfaces: ['api/', '**/*.proto'] }",
      '1:36',
      'plan.contractSurfaces[1]',
      '**/*.proto',
      wild,
    ],
    [
      "plan: { contractSurfaces: '{api,schemas}/*' }",
      '1:27',
      'plan.contractSurfaces',
      '{api,schemas}/*',
      wild,
    ],
    ["plan: { contractSurfaces: './' }", '1:27', 'plan.contractSurfaces', './', 'it is the whole repository'],
    [
      "gates: [{ name: a, command: b, cwd: 'services/*' }]",
      '1:37',
      'gates[0].cwd',
      'services/*',
      'a gate runs in one folder, and here nothing says which',
    ],
  ])('%s', (text, place, key, path, reason) => {
    expect(said(text)).toEqual([
      `${place} config/bad-glob \`${key}\` does not work: ${JSON.stringify(path)} (${reason})`,
    ]);
  });

  test('but not a place with what lies in it, nor a folder with brackets in its name', () => {
    expect(said("plan: { contractSurfaces: [api, 'api/*', 'api/**/*.proto', api/events.json] }")).toEqual([]);
    expect(said("gates: [{ name: a, command: b, cwd: 'app/[id]' }]")).toEqual([]);
  });
});

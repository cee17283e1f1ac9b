import { describe, expect, test } from 'vitest';
import { kinshipOf } from '../../src/facts/kinship.ts';
import type { JsonValue } from '../../src/model/json.ts';
import { code, found, foundSources } from '../support/found.ts';

const tree = {
  'package.json': { workspaces: ['packages/*'] },
  'packages/billing/package.json': { name: '@inn/billing' },
  'packages/billing/src/export.ts': code,
  'packages/billing/src/index.ts': code,
  'packages/front-desk/package.json': { name: 'front-desk' },
  'packages/front-desk/src/index.ts': code,
  'packages/front-desk/README.md': '# x\n',
  'README.md': '# Inn\n',
};

describe('what a feature says of the tree in its own words', () => {
  test.each<[string, { [field: string]: JsonValue }, string[]]>([
    ['a file', { description: 'See packages/billing/src/export.ts.' }, ['packages/billing/src/export.ts']],
    ['a folder', { description: 'In `packages/billing/` only' }, ['packages/billing']],
    [
      'a file that is yet to be made',
      { steps: ['Add packages/billing/src/csv.ts'] },
      ['packages/billing/src/csv.ts'],
    ],
    ['a file by its only name', { title: 'Fix export.ts' }, ['packages/billing/src/export.ts']],
    ['a package', { description: 'Uses @inn/billing, not front-desk2' }, ['packages/billing']],
    [
      'a field of its own',
      { files: ['packages/front-desk/src/index.ts'] },
      ['packages/front-desk/src/index.ts'],
    ],
    ['a Windows path', { description: 'packages\\billing\\src' }, ['packages/billing/src']],
    ['a name that several files have', { description: 'Change index.ts' }, []],
    ['words', { description: 'Import and/or export, 24/7, w/o a desk' }, []],
    ['a place outside', { description: '../../etc/passwd and https://x.io/packages/billing' }, []],
    ['a folder that is not there', { description: 'src/new/thing.ts' }, []],
  ])('%s', (_, fields, paths) => {
    const { sources } = foundSources({
      ...tree,
      'features.json': [{ id: 'A-1', group: 'G', description: 'x', ...fields }],
    });
    const [feature] = sources.inventory.features;
    expect(feature && kinshipOf(sources).paths(feature)).toEqual(paths);
  });
});

/** `group → area by rule`. */
function placed(features: readonly JsonValue[], files = {}): string[] {
  const { log, facts } = found({ ...tree, ...files, 'features.json': features });
  return facts.groups.map(({ name }) => {
    const decision = log.one('area', 'group', name);
    return `${name} → ${decision?.value ?? 'nothing'} by ${decision?.rule ?? 'nothing'}`;
  });
}

describe('a group goes to an area', () => {
  const feature = (group: string, description = 'x', more = {}): JsonValue => ({
    id: `${group}-${description}`,
    group,
    description,
    ...more,
  });

  test.each<[string, JsonValue[], string]>([
    ['of its name', [feature('Billing')], 'Billing → billing by area-of-same-name'],
    ['that its features name', [feature('PDF', 'packages/billing/src')], 'PDF → billing by area-of-mentions'],
    ['of a name like its own', [feature('Desk')], 'Desk → front-desk by area-of-like-name'],
    [
      'that its own name is a path of',
      [feature('packages/billing/src')],
      'packages/billing/src → billing by area-of-mentions',
    ],
    [
      'that one of several features names',
      [feature('Misc', 'packages/billing'), feature('Misc', 'y'), feature('Misc', 'z')],
      'Misc → billing by area-of-some-mention',
    ],
    ['nowhere, where nothing says', [feature('Weather')], 'Weather → nothing by nothing'],
  ])('%s', (_, features, expected) => {
    expect(placed(features)).toEqual([expected]);
  });

  test('of its owners', () => {
    const files = { CODEOWNERS: '/packages/billing/ @inn/money\n/packages/front-desk @inn/front\n' };
    expect(placed([feature('Weather', 'x', { owner: 'money' })], files)).toEqual([
      'Weather → billing by area-of-owner',
    ]);
  });
});

describe('features without a group', () => {
  test('are grouped by what they name, by their titles, and stay together where nothing says', () => {
    const { facts, plan } = found({
      ...tree,
      'prd.json': {
        userStories: [
          { id: 'S-1', title: 'Add packages/billing/src/csv.ts', passes: false },
          { id: 'S-2', title: 'Front desk shows keys', passes: false },
          { id: 'S-3', title: 'Be nice', passes: false },
        ],
      },
    });
    expect(facts.groups.map(({ name, featureIds }) => `${name}: ${featureIds.join()}`)).toEqual([
      'Ungrouped: S-3',
      'billing: S-1',
      'front-desk: S-2',
    ]);
    const topics = plan.assumptions
      .filter(({ topic }) => topic === 'group')
      .map(({ rule, text }) => `${rule}: ${text}`);
    expect(topics).toEqual([
      'group-of-mention: 1 feature (S-1) of no group stand in "billing". It names paths or packages, and most of them lie in this area.',
      'group-of-title: 1 feature (S-2) of no group stand in "front-desk". Its title has this area\'s whole name in it.',
    ]);
    expect(plan.questions.map(({ id }) => id)).toContain('Q-mapping-ungrouped');
  });
});

import { describe, expect, test } from 'vitest';
import { inPlan, isPast, isReport, isSample, mayHold, namesPlan } from '../../src/discover/names.ts';

describe('what a name says', () => {
  test.each([
    'feature_list.json',
    'scripts/ralph/prd.json',
    '.taskmaster/tasks/tasks.json',
    'docs/requirements.yaml',
    'docs/功能清单.json',
    'apps/web/features.csv',
    'plan.jsonl',
  ])('%s may hold an inventory', (path) => expect(mayHold(path)).toBe(true));

  test.each([
    'package.json',
    'apps/web/package.json',
    'package-lock.json',
    'pnpm-lock.yaml',
    'tsconfig.json',
    'tsconfig.build.json',
    'openapi.yaml',
    'docs/api/openapi.v2.json',
    'schemas/feature.schema.json',
    'feature_list.schema.json',
    'src/i18n/features/en.json',
    'locales/tr.json',
    'messages/en-US.json',
    'node_modules/x/features.json',
    '.github/workflows/tasks.yml',
    '.vscode/tasks.json',
    'docker-compose.yml',
    'biome.json',
    '.eslintrc.json',
    'docs/notes.md',
  ])('%s does not', (path) => expect(mayHold(path)).toBe(false));

  test.each<[string, (path: string) => boolean, string[]]>([
    [
      'a plan',
      namesPlan,
      ['feature_list.json', 'features.json', 'prd-payments.json', 'user-stories.yaml', 'TASKS.json'],
    ],
    ['a folder of plans', inPlan, ['tasks/a.json', 'backlog/tasks/1.md', '.taskmaster/tasks/tasks.json']],
    [
      'a sample',
      isSample,
      ['tests/data/tasks.json', 'examples/prd.json', 'src/__fixtures__/a.json', 'templates/prd.json'],
    ],
    [
      'past',
      isPast,
      ['scripts/ralph/archive/2026-01-01/prd.json', 'docs/old/features.json', 'prd.backup.json'],
    ],
    ['a report', isReport, ['.taskmaster/reports/task-complexity-report.json', 'feature_summary.json']],
  ])('%s', (_, says, paths) => {
    for (const path of paths) expect(says(path), path).toBe(true);
    expect(says('src/orders/list.json')).toBe(false);
  });

  test('words count in names of any case, and as words only', () => {
    expect(namesPlan('docs/Feature-List.json')).toBe(true);
    expect(namesPlan('src/taskforce.json')).toBe(false);
    expect(isSample('src/contestants/list.json')).toBe(false);
  });
});

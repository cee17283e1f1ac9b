import { describe, expect, it } from 'vitest';
import { config, readFiles, whole } from './reading.ts';
import { look } from './shapes.ts';

describe('several files', () => {
  const files = {
    ...whole,
    'inventory.json':
      '[{"id": "F-1", "description": "a", "group": "g"}, {"id": "F-2", "description": "b", "group": "g", "depends_on": ["G-1"]}]',
    'more/g.json':
      '[{"id": "G-1", "description": "c", "group": "h"}, {"id": "F-1", "description": "d", "group": "h"}]',
    'state.json': '{"F-2": "Done", "G-1": true, "Q-9": "Done"}',
    'closed.json': '[{"id": "F-1", "deprecated": true}]',
  };
  const inventory = {
    ...config.inventory,
    include: ['more/*.json'],
    overlays: ['state.json', 'closed.json'],
    fields: { ...config.inventory.fields, dependencies: ['depends_on'] },
  };

  it('are joined: entries are added, and overlays give them fields by id', () => {
    const { sources, findings } = readFiles(files, { inventory });
    const states = sources.inventory.features.map(({ id, done, closed }) => [
      id,
      done ? 'done' : closed ? 'closed' : 'open',
    ]);
    expect(states).toEqual([
      ['F-1', 'closed'],
      ['F-2', 'done'],
      ['G-1', 'done'],
      ['F-1~2', 'closed'],
    ]);
    expect(sources.inventory.edges).toEqual({ stated: 1, resolved: 1, dangling: 0 });
    expect(findings.map((line) => line.split(' ', 3).join(' '))).toEqual([
      'warning inventory/overlay-unknown state.json:1:37',
      'error inventory/duplicate-id more/g.json:1:58',
    ]);
  });

  it('that are missing are findings', () => {
    const { findings } = readFiles(whole, {
      inventory: { ...config.inventory, include: ['no/*.json'], overlays: ['none.json'] },
    });
    expect(findings.filter((line) => line.includes('overlay-missing'))).toHaveLength(2);
  });

  it('that are misspelt are told what is there', () => {
    const files = { ...whole, 'state.json': '{}', 'more/g.json': '[]' };
    const { hints } = readFiles(files, {
      inventory: { ...config.inventory, include: ['more/gg.json'], overlays: ['sttae.json'] },
    });
    expect(hints).toContainEqual(expect.stringMatching(/^Did you mean `more\/g\.json`\?/));
    expect(hints).toContainEqual(expect.stringMatching(/^Did you mean `state\.json`\?/));
  });

  it('that entries refer to and the repository lacks are one finding', () => {
    const refs = ['core/guide.md#one', 'core/gone.md', 'docs/x.md:12', 'https://example.org/a/b.md', 'PRD 1'];
    const text = JSON.stringify([{ id: 'F-1', description: 'a', group: 'g', phase: 'mvp', refs }]);
    const { findings } = readFiles({ ...whole, 'inventory.json': text });
    expect(findings).toEqual([
      expect.stringContaining('2 references lead to no file of the repository: `core/gone.md`, `docs/x.md`'),
    ]);
  });
});

describe('any language', () => {
  it('is grouped, told apart and compared without regard to an alphabet', () => {
    const groups = ['İSTANBUL', '用户 登录', 'đăng nhập', 'تسجيل الدخول', 'ılgaz'];
    const list = groups.flatMap((group, at) =>
      [1, 2].map((n) => ({
        title: `${group} ${n}`,
        category: group,
        status: n === 1 ? 'DONE' : (['İPTAL', '进行中', 'mở', 'مفتوح', 'açık'][at] ?? ''),
      })),
    );
    const { counts } = look(list, 'feature_list.json', { closedStatuses: ['iptal'] });
    expect(counts).toMatchObject({
      entries: 10,
      groups: 5,
      done: 5,
      closed: 1,
      open: 4,
      duplicates: 0,
      derivedIds: 10,
    });
  });

  it('has ids made of its words that no order changes', () => {
    const list = ['调音器', 'Âm thanh', 'الصوت', 'İş'].map((title) => ({ title, passes: false }));
    const ids = (given: readonly { title: string; passes: boolean }[]): string[] => {
      const { sources } = readFiles({ ...whole, 'inventory.json': JSON.stringify(given) });
      return sources.inventory.features.map(({ id }) => id);
    };
    expect(ids([...list].reverse())).toEqual(ids(list).reverse());
    expect(new Set(ids(list)).size).toBe(4);
  });
});

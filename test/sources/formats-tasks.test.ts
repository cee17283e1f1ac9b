import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { figures, look } from './shapes.ts';

describe("task-master's tasks", () => {
  const tasks = (count: number): { tasks: JsonValue[] } => ({
    tasks: Array.from({ length: count }, (_, index) => ({
      id: index + 1,
      title: `Task ${index + 1}`,
      status: index === 0 ? 'done' : 'pending',
      dependencies: index === 0 ? [] : [index],
      subtasks: [1, 2].map((id) => ({
        id,
        title: `Part ${id}`,
        status: id === 1 ? 'done' : 'pending',
        dependencies: id === 2 ? [1] : [],
      })),
    })),
  });
  const path = '.taskmaster/tasks/tasks.json';

  it.each<[string, JsonValue, string]>([
    [
      'with one tag',
      { master: tasks(4) },
      'task-master *.tasks 4: 4 entries, 1 groups, 3 open, 1 done, 0 closed, 0 twice, 3/3 edges',
    ],
    [
      'with two tags',
      { master: tasks(4), api: tasks(2) },
      'task-master *.tasks 6: 6 entries, 2 groups, 4 open, 2 done, 0 closed, 0 twice, 4/4 edges',
    ],
    [
      'with an empty tag',
      { master: tasks(4), api: { tasks: [] } },
      'task-master *.tasks 4: 4 entries, 1 groups, 3 open, 1 done, 0 closed, 0 twice, 3/3 edges',
    ],
    [
      'without tags',
      tasks(3),
      'task-master tasks 3: 3 entries, 0 groups, 2 open, 1 done, 0 closed, 0 twice, 2/2 edges',
    ],
  ])('%s are entries, and their subtasks criteria', (_, value, expected) => {
    expect(figures(look(value, path))).toBe(expected);
  });

  it('have ids per tag where tags count anew, and dependencies within the tag', () => {
    const { findings, counts } = look({ master: tasks(2), api: tasks(2) }, path);
    expect(counts.nested).toEqual({ entries: 8, done: 4 });
    expect(findings.map(({ code }) => code)).toContain('inventory/ids-per-holder');
  });

  it('have their subtasks as entries when that is asked for', () => {
    const { counts } = look({ master: tasks(2) }, path, { nested: 'entries' });
    expect(counts).toMatchObject({
      entries: 6,
      done: 3,
      open: 3,
      edges: { stated: 3, resolved: 3, dangling: 0 },
    });
  });

  it('may depend on a subtask of another', () => {
    const value = {
      tasks: [
        { id: 1, title: 'a', status: 'done', subtasks: [{ id: 2, title: 'b' }] },
        { id: 2, title: 'c', status: 'pending', dependencies: ['1.2'] },
      ],
    };
    expect(look(value, path).counts.edges).toEqual({ stated: 1, resolved: 1, dangling: 0 });
  });
});

describe('a folder of Markdown files', () => {
  const first = {
    path: 'backlog/tasks/task-1 - Tune.md',
    text: '---\nid: TASK-1\ntitle: Tune\nstatus: Done\nlabels: [sound]\ndependencies: []\n---\n\n## Description\n\n<!-- SECTION:DESCRIPTION:BEGIN -->\nTunes.\n<!-- SECTION:DESCRIPTION:END -->\n\n## Acceptance Criteria\n<!-- AC:BEGIN -->\n- [x] #1 In tune\n- [ ] #2 Quick\n<!-- AC:END -->\n',
  };
  const second = {
    path: 'backlog/tasks/task-2 - Mix.md',
    text: '\ufeff---\r\nid: TASK-2\r\ntitle: Mix: the whole\r\nstatus: To Do\r\nlabels:\r\n  - desk\r\ndependencies:\r\n  - task-1\r\n---\r\n\r\nMixes.\r\n',
  };

  it('is an entry a file, with fields of front matter and sections, one broken file among them', () => {
    const seen = look(
      [first, second, { path: 'backlog/tasks/README.md', text: '# Read me\n' }],
      'backlog/tasks/',
    );
    expect(figures(seen)).toBe(
      'markdown backlog/tasks 2: 2 entries, 2 groups, 1 open, 1 done, 0 closed, 0 twice, 1/1 edges',
    );
    expect(seen.findings.map(({ code, at }) => `${code} ${at?.file}:${at?.line}`)).toEqual([
      'inventory/bad-entry backlog/tasks/task-2 - Mix.md:3',
      'inventory/no-entry-file backlog/tasks/README.md:1',
    ]);
    expect(seen.fields.acceptance?.entries).toBe(1);
  });

  it('may begin with its fields at once, and only close them', () => {
    const text = 'id: T-1\ntitle: "Tune"\nstatus: Done\n---\n\n## Acceptance Criteria\n\n- [x] in tune\n';
    const seen = look([{ path: 'tasks/a.md', text }], 'tasks/');
    expect(figures(seen)).toBe(
      'markdown tasks 1: 1 entries, 0 groups, 0 open, 1 done, 0 closed, 0 twice, 0/0 edges',
    );
    expect(seen.fields.id?.examples).toEqual(['T-1']);
    expect(seen.fields.acceptance?.entries).toBe(1);
  });

  it('has groups by folder where entries name none', () => {
    const file = (path: string): { path: string; text: string } => ({
      path,
      text: `# ${path}\n\n- [ ] do it\n`,
    });
    const seen = look(
      [file('specs/tuning/a.md'), file('specs/tuning/b.md'), file('specs/mixing/c.md')],
      'specs/',
    );
    expect(figures(seen)).toBe(
      'markdown specs 3: 3 entries, 2 groups, 3 open, 0 done, 0 closed, 0 twice, 0/0 edges',
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { repository } from '../support/repository.ts';
import { config, readFiles, whole } from './reading.ts';
import { entries, figures, look } from './shapes.ts';

const half = (index: number): { [field: string]: JsonValue } => ({ passes: index % 2 === 0 });
const chained = (index: number): { [field: string]: JsonValue } => ({
  status: index < 3 ? 'done' : 'pending',
  dependencies: index > 1 ? [`F-${index - 1}`] : [],
});

describe('a JSON inventory', () => {
  it.each<[string, JsonValue, string]>([
    [
      'is a bare list without ids',
      Array.from({ length: 6 }, (_, index) => ({
        category: index < 2 ? 'style' : 'functional',
        description: `Plays note ${index}`,
        steps: ['play'],
        passes: index < 3,
      })),
      'json . 6: 6 entries, 2 groups, 3 open, 3 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'is an object with features and metadata',
      {
        project: 'x',
        rules: { valid_status: ['pending', 'done'] },
        features: entries(5, chained),
        metadata: { total_features: 5 },
      },
      'json features 5: 5 entries, 0 groups, 3 open, 2 done, 0 closed, 0 twice, 4/4 edges',
    ],
    [
      'names others by a name that each has beside its number and title',
      {
        features: entries(4, (index) => ({
          id: index,
          name: `part_${index}`,
          status: 'todo',
          depends_on: index > 1 ? [`part_${index - 1}`] : [],
        })),
      },
      'json features 4: 4 entries, 0 groups, 4 open, 0 done, 0 closed, 0 twice, 3/3 edges',
    ],
    [
      'has slugs for ids, by which others name it',
      Array.from({ length: 4 }, (_, index) => ({
        slug: `part-${index}`,
        title: `Sound of ${index}`,
        status: '✅',
        depends_on: index > 0 ? [`part-${index - 1}`] : [],
      })),
      'json . 4: 4 entries, 0 groups, 0 open, 4 done, 0 closed, 0 twice, 3/3 edges',
    ],
    [
      'is a long list of features beside a short one of another kind that has states',
      {
        features: entries(20, () => ({ acceptance_tests: [{ id: 'AT01', criterion: 'x' }] })),
        execution: { recommended_slices: [{ id: 'S01', goal: 'x', features: ['F-1'], status: 'done' }] },
      },
      'json features 20: 20 entries, 0 groups, 20 open, 0 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'is a tree whose branches say as much as its leaves',
      {
        categories: [{ name: 'System', description: 'All of it' }],
        requirements: [
          {
            description: 'The hall is lit',
            rationale: 'Safety',
            verification: 'Measured',
            categoryName: 'System',
            children: [1, 2, 3].map((n) => ({
              description: `Lamp ${n} is lit`,
              rationale: 'Safety',
              verification: 'Measured',
              categoryName: 'Lamps',
            })),
          },
        ],
      },
      'json requirements 4: 4 entries, 2 groups, 4 open, 0 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has stories under userStories',
      {
        branchName: 'b',
        userStories: entries(
          45,
          (index) => ({ priority: index, passes: index < 4, acceptanceCriteria: ['x'] }),
          'US-',
        ),
      },
      'json userStories 45: 45 entries, 0 groups, 42 open, 3 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'prefers the stories with a state to a summary of features',
      {
        features: entries(2),
        stories: entries(8, (index) => ({ epic: index < 4 ? 'A' : 'B', ...half(index) }), 'S-'),
      },
      'json stories 8: 8 entries, 2 groups, 4 open, 4 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'is wrapped in another object',
      {
        prd: {
          title: 'x',
          userStories: [{ id: 'US-1', asA: 'player', iWant: 'a tuner', soThat: 'I am in tune' }],
        },
      },
      'json *.userStories 1: 1 entries, 0 groups, 1 open, 0 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has phases that hold features',
      {
        phases: [
          { name: 'One', features: entries(3, half) },
          { name: 'Two', features: entries(2, half, 'G-') },
          { name: 'Three', features: [] },
        ],
      },
      'json phases.*.features 5: 5 entries, 2 groups, 3 open, 2 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'counts anew in each phase',
      {
        phases: ['A', 'B'].map((name) => ({
          name,
          features: [1, 2, 3].map((id) => ({
            id,
            title: `${name}${id}`,
            status: 'todo',
            depends_on: id > 1 ? [id - 1] : [],
          })),
        })),
      },
      'json phases.*.features 6: 6 entries, 2 groups, 6 open, 0 done, 0 closed, 0 twice, 4/4 edges',
    ],
    [
      'is keyed by ids',
      {
        'T-1': { name: 'a', status: 'done' },
        'T-2': { name: 'b', status: 'todo', depends_on: ['T-1'] },
        'T-3': { name: 'c', status: 'todo' },
      },
      'json . 3: 3 entries, 0 groups, 2 open, 1 done, 0 closed, 0 twice, 1/1 edges',
    ],
    [
      'is keyed by places',
      Object.fromEntries(
        [0, 1, 2, 3].map((key) => [key, { category: 'a', description: `Does ${key}`, passes: key > 1 }]),
      ),
      'json . 4: 4 entries, 1 groups, 2 open, 2 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has two lists in one object',
      {
        functional_requirements: entries(6, half, 'FR-'),
        non_functional_requirements: entries(3, half, 'NFR-'),
      },
      'json * 9: 9 entries, 2 groups, 5 open, 4 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has a second list of the same kind',
      {
        features: entries(4, chained),
        completed_features: entries(2, (index) => ({
          id: `F-${index + 4}`,
          status: 'done',
          dependencies: [],
        })),
      },
      'json features 4 + completed_features 2: 6 entries, 0 groups, 2 open, 4 done, 0 closed, 0 twice, 3/3 edges',
    ],
    [
      'has a second list that alone says by its name that its entries are done',
      { features: entries(4, () => ({})), completed_features: entries(3, () => ({}), 'C-') },
      'json features 4 + completed_features 3: 7 entries, 0 groups, 4 open, 3 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'keeps epics, stories and tasks apart',
      { epics: entries(2, chained, 'E-'), stories: entries(6, half, 'S-'), tasks: entries(12, half, 'T-') },
      'json stories 6: 6 entries, 0 groups, 3 open, 3 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has categories that hold features',
      {
        categories: [
          { name: 'Tuning', features: entries(2, half) },
          { name: 'Mixing', features: entries(1, half, 'M-') },
        ],
        stats: { total: 3 },
      },
      'json categories.*.features 3: 3 entries, 2 groups, 2 open, 1 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has labels in its entries, and the categories that hold them',
      {
        categories: [
          { name: 'Tuning', features: entries(2, (index) => ({ tags: [`t${index}`, 'all'] })) },
          { name: 'Mixing', features: entries(2, (index) => ({ tags: [`m${index}`] }), 'M-') },
        ],
      },
      'json categories.*.features 4: 4 entries, 2 groups, 4 open, 0 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has one group with a name of its own, and labels in its entries',
      {
        project: { name: 'Choir' },
        group: {
          id: 'g-4',
          name: 'Sound',
          features: entries(3, (index) => ({ ...half(index), labels: [`l${index}`] })),
        },
      },
      'json *.features 3: 3 entries, 1 groups, 2 open, 1 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has parts that are called by their keys alone',
      { one: { tasks: entries(2) }, two: { tasks: entries(2, half, 'G-') } },
      'json *.tasks 4: 4 entries, 2 groups, 3 open, 1 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has categories by name, in two levels',
      {
        categories: {
          tuning: { label: 'Tuning', subcategories: [{ name: 'Fine', features: entries(2) }] },
          mixing: { label: 'Mixing', features: entries(1, half, 'M-') },
        },
      },
      'json categories.*.subcategories.*.features 2 + categories.*.features 1: 3 entries, 2 groups, 3 open, 0 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has a list for each group',
      { Tuning: entries(2, half), Mixing: entries(3, half, 'M-') },
      'json * 5: 5 entries, 2 groups, 3 open, 2 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has maps in maps',
      {
        features: {
          tuning: {
            fine: { description: 'x', status: 'done' },
            coarse: { description: 'y', status: 'todo' },
          },
          mixing: { fade: { description: 'z', status: 'todo' } },
        },
      },
      'json features.* 3: 3 entries, 2 groups, 2 open, 1 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'is a tree of which the leaves count',
      {
        name: 'root',
        children: [
          { name: 'A', children: entries(2, half, 'A-') },
          { name: 'B', children: entries(1, half, 'B-') },
        ],
      },
      'json children 3: 3 entries, 2 groups, 2 open, 1 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has epics that hold stories that hold tasks',
      {
        epics: [
          { name: 'E1', features: [{ name: 'F', stories: entries(2, half) }] },
          { name: 'E2', features: [{ name: 'G', stories: entries(1, half, 'G-') }] },
        ],
      },
      'json epics.*.features.*.stories 3: 3 entries, 2 groups, 2 open, 1 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has phases of mere texts',
      {
        phases: [
          { name: 'One', tasks: ['tune', 'mix'] },
          { name: 'Two', tasks: ['play'] },
        ],
      },
      'json phases.*.tasks 3: 3 entries, 2 groups, 3 open, 0 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has milestones that name features',
      { milestones: [{ name: 'm', features: ['F-1', 'F-2'] }], features: entries(3, half) },
      'json features 3: 3 entries, 0 groups, 2 open, 1 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has rows',
      {
        columns: ['id', 'area'],
        rows: entries(6, (index) => ({ area: `area ${index % 3}`, status: index < 3 ? 'verified' : 'open' })),
      },
      'json rows 6: 6 entries, 3 groups, 4 open, 2 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has categories under a name of its own, and lists of names beside them',
      {
        feature_categories: {
          sound: { name: 'Sound', features: entries(2, half) },
          desk: { name: 'Desk', features: entries(1, half, 'G-') },
        },
        people: { singer: { description: 'Sings', features: ['F-1', 'all of them'] } },
      },
      'json feature_categories.*.features 3: 3 entries, 2 groups, 2 open, 1 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has what is done in a list of its own',
      {
        features: entries(2, () => ({ passes: false })),
        completed_features: entries(3, () => ({ passes: true }), 'C-'),
      },
      'json features 2 + completed_features 3: 5 entries, 0 groups, 2 open, 3 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has a list for each state, and nothing else that says it',
      {
        name: 'Choir',
        completed: entries(2),
        in_progress: entries(1, () => ({}), 'G-'),
        todo: entries(3, () => ({}), 'H-'),
      },
      'json * 6: 6 entries, 0 groups, 4 open, 2 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has a list for each state, whose entries say more once they are done, and a map of other things',
      {
        completedFeatures: entries(3, () => ({ status: 'Done', pr: '#1', evidence: 'x', closedOn: 'x' })),
        inProgressFeatures: [],
        pendingFeatures: entries(
          2,
          () => ({ status: 'Not Started', effort: 'L', notes: 'x', dependencies: ['F-1 (all of it)'] }),
          'G-',
        ),
        pulls: {
          a: { number: 1, title: 'F-1', status: 'Merged' },
          b: { number: 2, title: 'F-2', status: 'Merged' },
        },
      },
      'json * 5: 5 entries, 0 groups, 2 open, 3 done, 0 closed, 0 twice, 2/2 edges',
    ],
    [
      'has parts called by stages of work, none of them done',
      { design: entries(2, half, 'D-'), testing: entries(2, half, 'T-') },
      'json * 4: 4 entries, 2 groups, 2 open, 2 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'says its states under a name of another language',
      { funciones: entries(2, (index) => ({ estado_global: index === 1 ? 'Verificada' : 'No verificada' })) },
      'json funciones 2: 2 entries, 0 groups, 1 open, 1 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has fields in another language',
      {
        grupo: {
          nome: 'Servidor',
          features: [
            { id: 'F-1', titulo: 'Ligar', descricao: 'x', status: 'Concluída', dependencias: [] },
            { id: 'F-2', titulo: 'Parar', descricao: 'y', status: 'Não Iniciada', dependencias: ['F-1'] },
          ],
        },
      },
      'json *.features 2: 2 entries, 1 groups, 1 open, 1 done, 0 closed, 0 twice, 1/1 edges',
    ],
    [
      'is told apart by workstreams',
      entries(4, (index) => ({ workstream: `Stream ${index % 2}`, status: 'todo' })),
      'json . 4: 4 entries, 2 groups, 4 open, 0 done, 0 closed, 0 twice, 0/0 edges',
    ],
    [
      'has an id twice',
      [...entries(2, half), { id: 'F-1', title: 'Again', passes: true }],
      'json . 3: 3 entries, 0 groups, 1 open, 2 done, 0 closed, 1 twice, 0/0 edges',
    ],
    [
      'has entries that are neither open nor done',
      entries(5, (index) =>
        index < 3
          ? { status: 'failing', deprecated: index === 1 }
          : { passes: true, superseded_by: index === 3 ? 'F-4' : null },
      ),
      'json . 5: 5 entries, 0 groups, 1 open, 2 done, 2 closed, 0 twice, 0/0 edges',
    ],
  ])('%s', (_, value, expected) => {
    expect(figures(look(value))).toBe(expected);
  });

  it('says by its own name which key is the title where a group would not repeat', () => {
    const unique = look(entries(6, (index) => ({ title: null, feature: `Plays ${index}` })));
    const shared = look(entries(6, (index) => ({ feature: index < 3 ? 'Tuning' : 'Mixing' })));
    expect([unique.counts.groups, unique.fields.title?.keys]).toEqual([0, ['feature']]);
    expect([shared.counts.groups, shared.fields.group?.keys]).toEqual([2, ['feature']]);
  });

  it('tells the lists that it leaves', () => {
    const { left, findings } = look({ features: entries(3, half), bugs: entries(2, half, 'BUG-') });
    expect(left).toEqual([{ path: 'bugs', kind: 'list', entries: 2 }]);
    expect(findings.map(({ code }) => code)).toContain('inventory/several-lists');
  });

  it.each([
    ['a code fence around it', '```json\n[{"id": "F-1", "title": "a"}]\n```\n'],
    ['comments', '// list\n[{"id": "F-1", "title": "a"},]'],
    ['a byte order mark and Windows lines', '\ufeff[\r\n {"id": "F-1",\r\n  "title": "a"}\r\n]\r\n'],
  ])('is read with %s', (_, text) => {
    expect(look(text).counts.entries).toBe(1);
  });

  it.each<[string, JsonValue]>([
    ['a package', { name: 'x', version: '1', scripts: { test: 'y' }, dependencies: { z: '1' } }],
    [
      'a map',
      { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { coordinates: [1, 2] } }] },
    ],
    ['nothing', {}],
  ])('is not taken from %s', (_, value) => {
    expect(look(value).likeness).toBe(0);
  });
});

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
    const { at } = findings.find(({ code }) => code === 'inventory/unknown-format') ?? {};
    expect(at?.file).toMatch(/^backlog\.config\./);
  });
});

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

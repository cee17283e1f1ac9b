import type { JsonValue } from '../../src/model/json.ts';
import { entries } from './shapes.ts';

export const half = (index: number): { [field: string]: JsonValue } => ({ passes: index % 2 === 0 });
export const chained = (index: number): { [field: string]: JsonValue } => ({
  status: index < 3 ? 'done' : 'pending',
  dependencies: index > 1 ? [`F-${index - 1}`] : [],
});

/** What a JSON inventory may look like: in words, the file, and what is read of it. */
export const jsonShapes: readonly [string, JsonValue, string][] = [
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
    'has rows',
    {
      columns: ['id', 'area'],
      rows: entries(6, (index) => ({ area: `area ${index % 3}`, status: index < 3 ? 'verified' : 'open' })),
    },
    'json rows 6: 6 entries, 3 groups, 4 open, 2 done, 0 closed, 0 twice, 0/0 edges',
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
];

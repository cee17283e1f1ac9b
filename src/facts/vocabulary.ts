import type {
  DecisionDefinition,
  FactDefinition,
  FactType,
  ParameterDefinition,
  Vocabulary,
} from '../model/vocabulary.ts';

/** Roles that a section of a guide or of the design can have. */
export const sectionRoles: readonly string[] = [
  'responsibilities',
  'prohibited',
  'invariants',
  'modules',
  'status',
  'divergence',
  'work_packages',
  'phase',
  'work_package',
  'tests',
  'ownership',
  'change_control',
  'contract_surface',
  'related',
  'evidence',
  'other',
];

/** Roles that a table's column can have. */
export const columnRoles: readonly string[] = [
  'module',
  'path',
  'responsibilities',
  'prohibited',
  'status',
  'evidence',
  'divergence',
  'action',
  'impact',
  'work_package',
  'scope',
  'done',
  'priority',
  'tests',
  'ids',
  'owner',
  'capability',
  'after',
  'other',
];

/** Roles that a `Label:` before a list or sentence can have. `work_package` opens a package (`Phase 1: Title`). */
export const labelRoles: readonly string[] = [
  'work_package',
  'scope',
  'files',
  'deliverables',
  'done',
  'tests',
  'ids',
  'after',
  'priority',
  'prohibited',
  'responsibilities',
  'invariants',
  'status',
  'divergence',
  'owner_primary',
  'owner_review',
  'related',
  'evidence',
  'other',
];

/** What a status lets one expect at the paths of its module: working code, or none yet. */
export const expectations: readonly string[] = ['code', 'nothing'];

function fact(
  name: string,
  type: FactType,
  meaning: string,
  origin: string,
  values?: readonly string[],
): FactDefinition {
  return values ? { name, type, meaning, origin, values } : { name, type, meaning, origin };
}

function parameter(
  name: string,
  type: ParameterDefinition['type'],
  meaning: string,
  required = false,
  values?: readonly string[],
): ParameterDefinition {
  return values ? { name, type, meaning, required, values } : { name, type, meaning, required };
}

function decision(
  decides: DecisionDefinition['decides'],
  about: DecisionDefinition['about'],
  total: boolean,
  meaning: string,
  parameters: readonly ParameterDefinition[],
): DecisionDefinition {
  return { decides, about, total, meaning, parameters, primary: parameters[0]?.name ?? decides };
}

/** Every fact and every decision that a rule can name. The rules' JSON Schema and their reference page come from here. */
export const vocabulary: Vocabulary = {
  facts: {
    heading: [
      fact('text', 'string', 'The heading without inline marks.', 'the document'),
      fact('title', 'string', 'The text without a leading number such as `3.1)`.', 'the document'),
      fact('level', 'number', 'From 1 to 6.', 'the document'),
      fact('path', 'strings', 'The headings above it, outermost first.', 'the document'),
      fact('parent', 'string', 'The nearest heading above, or the empty string.', 'the document'),
      fact(
        'parent_section',
        'string',
        'The role decided for the nearest heading above, or `other`.',
        'the section rules',
        sectionRoles,
      ),
      fact('document', 'string', '`guide` or `design`.', 'the configuration', ['guide', 'design']),
      fact('has_table', 'boolean', 'A table stands directly below it.', 'the document'),
      fact('has_list', 'boolean', 'A list stands directly below it.', 'the document'),
      fact(
        'labels',
        'strings',
        'The words before a colon that open its paragraphs and list items.',
        'the document',
      ),
    ],
    column: [
      fact('text', 'string', 'The column header without inline marks.', 'the document'),
      fact(
        'section',
        'string',
        'The role of the section that holds the table.',
        'the section rules',
        sectionRoles,
      ),
      fact('document', 'string', '`guide` or `design`.', 'the configuration', ['guide', 'design']),
      fact('position', 'number', 'From 0, left to right.', 'the document'),
      fact('columns', 'strings', 'All headers of the table, without inline marks.', 'the document'),
    ],
    label: [
      fact(
        'text',
        'string',
        'The words before the colon; in a section about ownership or change control, a rule without one, whole.',
        'the document',
      ),
      fact('section', 'string', 'The role of the section that holds it.', 'the section rules', sectionRoles),
      fact('heading', 'string', 'The heading of that section, or the empty string.', 'the document'),
      fact(
        'opens',
        'string',
        'What stands after the colon: `text` on the same line, `list` or `nothing` below it; `sentence` where there is no colon.',
        'the document',
        ['text', 'list', 'nothing', 'sentence'],
      ),
    ],
    phrase: [
      fact('text', 'string', 'The words as written, without inline marks.', 'the document'),
      fact(
        'column',
        'string',
        'The role of the column that holds them, or `other`.',
        'the column rules',
        columnRoles,
      ),
      fact(
        'section',
        'string',
        'The role of the section that holds them.',
        'the section rules',
        sectionRoles,
      ),
      fact(
        'kind',
        'string',
        'Where they stand: a table `cell`, a `heading`, a `title` of a work package, a list `item`, or an `aside` in brackets.',
        'the document',
        ['cell', 'heading', 'title', 'item', 'aside'],
      ),
    ],
    group: [
      fact('group', 'string', 'The name of the feature group.', 'the inventory'),
      fact('features', 'number', 'How many features it has.', 'the inventory'),
      fact('mvp_features', 'number', 'How many of them are MVP.', 'the inventory'),
      fact('categories', 'strings', 'The categories of its features.', 'the inventory'),
      fact('modules', 'strings', "The target modules that name it, in the design's order.", 'the design'),
      fact('module_paths', 'strings', "The paths of those modules, in the design's order.", 'the design'),
      fact(
        'module_areas',
        'strings',
        "The areas that hold those paths, each once, in the design's order.",
        'the design and the area rules for paths',
      ),
      fact(
        'citing_areas',
        'strings',
        'The areas whose guides cite its features, most citations first.',
        'the guides',
      ),
      fact('text', 'string', 'The name and the descriptions of its features.', 'the inventory'),
    ],
    feature: [
      fact('id', 'string', 'The id.', 'the inventory'),
      fact('group', 'string', 'The name of its group, or the empty string.', 'the inventory'),
      fact('area', 'string', 'The area decided for its group, or the empty string.', 'the area rules'),
      fact('title', 'string', 'The title, or the description where it has none.', 'the inventory'),
      fact('description', 'string', 'The description.', 'the inventory'),
      fact('steps', 'string', 'Its steps and acceptance criteria, one a line.', 'the inventory'),
      fact('text', 'string', 'Title, description, steps and risk summary, one a line.', 'the inventory'),
      fact('category', 'string', 'The category, or the empty string.', 'the inventory'),
      fact('phase', 'string', 'The phase as written, or the empty string.', 'the inventory'),
      fact('mvp', 'boolean', 'In scope for the MVP.', 'the inventory'),
      fact('done', 'boolean', 'Marked as done.', 'the inventory'),
      fact('status', 'string', 'The status as written, or the empty string.', 'the inventory'),
      fact('priority', 'string', 'The priority as written, or the empty string.', 'the inventory'),
      fact('risk', 'string', 'The risk level as written, or the empty string.', 'the inventory'),
      fact('owner', 'string', 'The owner, or the empty string.', 'the inventory'),
      fact('dependencies', 'strings', 'The ids it depends on.', 'the inventory'),
      fact('tests', 'strings', 'The kinds of test it names.', 'the inventory'),
      fact('paths', 'strings', 'The paths of the modules that cite it.', 'the guides and the design'),
      fact('citing_areas', 'strings', 'The areas whose guides cite it.', 'the guides'),
      fact(
        'module_statuses',
        'strings',
        'The normalised statuses of the modules that cite it.',
        'the guides',
      ),
    ],
    work_package: [
      fact('id', 'string', 'The id in this compilation.', 'the guide'),
      fact('label', 'string', 'The id as written, or the empty string.', 'the guide'),
      fact('title', 'string', 'The title.', 'the guide'),
      fact('text', 'string', 'Title, scope and done criteria, one a line.', 'the guide'),
      fact('area', 'string', 'The area of its guide.', 'the guide'),
      fact('priority', 'string', 'The priority as written, or the empty string.', 'the guide'),
      fact('phase', 'string', 'The phase it stands under, or the empty string.', 'the guide'),
      fact('paths', 'strings', 'The paths it names.', 'the guide'),
      fact('ids', 'strings', 'The feature ids it cites.', 'the guide'),
      fact('groups', 'strings', 'The groups of those features.', 'the guide and the inventory'),
    ],
    item: [
      fact('id', 'string', 'The id.', 'the plan'),
      fact('kind', 'string', '`group` or `guide_alignment`.', 'the plan', ['group', 'guide_alignment']),
      fact('area', 'string', 'The area.', 'the area rules'),
      fact('group', 'string', 'The feature group, or the empty string.', 'the inventory'),
      fact('paths', 'strings', 'The path prefixes it may touch.', 'the plan'),
      fact('features', 'strings', 'Its feature ids.', 'the plan'),
      fact('work_packages', 'strings', 'Its work-package ids.', 'the plan'),
      fact('flags', 'strings', 'The risk flags of its features.', 'the risk rules'),
      fact('contract', 'boolean', 'It changes a contract surface.', 'the contract rules'),
      fact(
        'text',
        'string',
        'Title and the titles of its features and work packages, one a line.',
        'the plan',
      ),
    ],
    path: [
      fact('path', 'string', 'The path, without a trailing `/`.', 'the plan, the guides and the design'),
      fact(
        'prefix_area',
        'string',
        'The area whose guide stands in the nearest folder above it, or the empty string.',
        'the design',
      ),
      fact('area', 'string', 'The area decided for it, or the empty string.', 'the area rules'),
      fact('exists', 'boolean', 'The tree has it.', 'the tree'),
      fact('directory', 'boolean', 'It is a folder.', 'the tree'),
      fact('files', 'number', 'Files at or below it that are not scaffold.', 'the tree'),
      fact('bytes', 'number', 'Their size.', 'the tree'),
      fact('tests', 'number', 'Test files among them.', 'the tree'),
      fact('extensions', 'strings', 'The extensions of those files, most frequent first.', 'the tree'),
      fact('names', 'strings', 'The base names of those files, sorted.', 'the tree'),
      fact(
        'declared_owners',
        'strings',
        'The owners that the ownership file gives it: its last matching line.',
        'the ownership file',
      ),
      fact('guide_owners', 'strings', "The primary owners that its area's guide names.", 'the guides'),
      fact(
        'feature_owners',
        'strings',
        'The owners of the features that touch it, most frequent first.',
        'the inventory',
      ),
    ],
    failure: [
      fact('gate', 'string', 'The gate that failed.', 'the gate run'),
      fact('unit', 'string', 'The package, file or suite that failed.', 'the gate run'),
      fact('test', 'string', 'The single test, or the empty string.', 'the gate run'),
      fact('file', 'string', 'The file it names, or the empty string.', 'the gate run'),
      fact('message', 'string', 'The first lines of the error.', 'the gate run'),
      fact(
        'path',
        'string',
        'The path in the repository that it is about, or the empty string.',
        'the gate run and the tree',
      ),
      fact('area', 'string', 'The area of that path, or the empty string.', 'the area rules'),
      fact(
        'path_owner',
        'string',
        'The owner decided for that path, or the empty string.',
        'the owner rules',
      ),
    ],
  },
  decisions: {
    section: decision('section', ['heading'], false, 'What a section of a document is.', [
      parameter('section', 'string', 'The role.', true, sectionRoles),
    ]),
    column: decision('column', ['column'], false, 'What a table column holds.', [
      parameter('column', 'string', 'The role.', true, columnRoles),
    ]),
    label: decision('label', ['label'], false, 'What a `Label:` introduces.', [
      parameter('label', 'string', 'The role.', true, labelRoles),
    ]),
    status: decision('status', ['phrase'], false, 'What a status phrase means.', [
      parameter('status', 'string', 'The normalised status.', true),
      parameter('open', 'boolean', 'It leaves work to do.', true),
      parameter('deferred', 'boolean', 'It puts the work after the release in scope.'),
      parameter(
        'expects',
        'string',
        'What the tree should then have at the path of the module. None: nothing is checked.',
        false,
        expectations,
      ),
    ]),
    area: decision('area', ['group', 'path'], true, 'Which area owns a feature group, or a path.', [
      parameter('area', 'string', 'The area, as the canonical guide table names it.', true),
    ]),
    risk: decision('risk', ['feature'], false, 'Which risk flags a feature carries.', [
      parameter('flag', 'string', 'The flag, in words.', true),
      parameter('severity', 'string', 'How bad it is if it goes wrong.', true, ['high', 'medium', 'low']),
      parameter('invariant', 'string', 'The invariant at stake.'),
    ]),
    dependency: decision('dependency', ['item'], false, 'What must land before an item.', [
      parameter(
        'after',
        'selector',
        'What comes first: `{ area }`, `{ group }`, `{ workstream }`, `{ item }`, `{ contract: true }`, or several, all of which must hold.',
        true,
      ),
      parameter('reason', 'string', 'Why, for the reader of the edge.', true),
    ]),
    workstream: decision('workstream', ['path'], true, 'Which workstream may touch a path.', [
      parameter('workstream', 'string', "The workstream's id.", true),
      parameter('name', 'string', 'Its name.'),
    ]),
    hotspot: decision('hotspot', ['path'], false, 'Which paths have a single writer.', [
      parameter('hotspot', 'string', 'The path or pattern as people name it.', true),
      parameter(
        'writer',
        'string',
        'The id of the workstream that writes it. Default: the workstream of the path.',
      ),
    ]),
    contract: decision(
      'contract',
      ['feature', 'work_package'],
      false,
      'Which changes are contract changes, and through which surface.',
      [
        parameter('surface', 'strings', 'The contract paths that change.', true),
        parameter('title', 'string', 'The contract pull request that it belongs to.', true),
        parameter('compatibility', 'string', 'What callers must know.'),
      ],
    ),
    state: decision('state', ['path'], false, 'What a path in the tree is: scaffold, stub, code, tested.', [
      parameter('state', 'string', 'The state.', true, ['missing', 'scaffold', 'stub', 'code', 'tested']),
    ]),
    suite: decision('suite', ['feature', 'work_package'], false, 'Which test suites a change extends.', [
      parameter('suite', 'string', "The suite's name.", true),
      parameter('path', 'string', 'Where it lives; none means beside the code.'),
    ]),
    gate: decision('gate', ['path'], false, 'Which commands prove a change of a path.', [
      parameter('command', 'string', 'The command; `{path}` is the path, `{folder}` its folder.', true),
    ]),
    owner: decision('owner', ['path', 'failure'], false, 'Who owns a path or a failure.', [
      parameter('owner', 'string', 'The team or person.', true),
    ]),
  },
};

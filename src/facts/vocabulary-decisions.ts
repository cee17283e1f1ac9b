import type { DecisionDefinition, ParameterDefinition, Vocabulary } from '../model/vocabulary.ts';
import { columnRoles, expectations, labelRoles, sectionRoles } from './vocabulary-roles.ts';

function parameter(
  name: string,
  type: ParameterDefinition['type'],
  meaning: string,
  required = false,
  values?: readonly string[],
): ParameterDefinition {
  return values ? { name, type, meaning, required, values } : { name, type, meaning, required };
}

/** A parameter that names paths of the repository. */
function place(...given: Parameters<typeof parameter>): ParameterDefinition {
  return { ...parameter(...given), path: true };
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

/** What rules can decide, and what their `then` may say. */
export const decisionDefinitions: Vocabulary['decisions'] = {
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
  group: decision('group', ['feature'], false, 'Which group a feature belongs to that names none.', [
    parameter('group', 'string', "The group's name.", true),
  ]),
  area: decision('area', ['group', 'path'], true, 'Which area owns a feature group, or a path.', [
    parameter(
      'area',
      'string',
      'The area, as its source names it: the canonical guide table where there is one.',
      true,
    ),
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
    place('hotspot', 'string', 'The path or pattern as people name it.', true),
    parameter(
      'writer',
      'string',
      'The id of the workstream that writes it. Default: the workstream of the path.',
    ),
  ]),
  home: decision(
    'home',
    ['feature', 'work_package'],
    false,
    'Where a feature is built or a work package is done, in the place of what documents say of it.',
    [place('home', 'strings', 'The paths, from the top of the repository.', true)],
  ),
  contract: decision(
    'contract',
    ['feature', 'work_package'],
    false,
    'Which changes are contract changes, and through which surface.',
    [
      place('surface', 'strings', 'The contract paths that change.', true),
      parameter('title', 'string', 'The contract pull request that it belongs to.', true),
      parameter('compatibility', 'string', 'What callers must know.'),
    ],
  ),
  state: decision('state', ['path'], false, 'What a path in the tree is: scaffold, stub, code, tested.', [
    parameter('state', 'string', 'The state.', true, ['missing', 'scaffold', 'stub', 'code', 'tested']),
  ]),
  suite: decision('suite', ['feature', 'work_package'], false, 'Which test suites a change extends.', [
    parameter('suite', 'string', "The suite's name.", true),
    place('path', 'string', 'Where it lives; none means beside the code.'),
  ]),
  gate: decision('gate', ['path'], false, 'Which commands prove a change of a path.', [
    parameter(
      'command',
      'string',
      'The command; `{path}` is the path, `{folder}` its folder, `{package}` what `package` says.',
      true,
    ),
    parameter(
      'argument',
      'string',
      'One word for each path, filled like the command; the words of all paths of a slice follow the command.',
    ),
    parameter(
      'extension',
      'string',
      'What it proves, such as `.go`: a folder that is there and has no such file is proven by the decision about the folder around it, as a whole.',
    ),
    parameter(
      'package',
      'string',
      'The name of the package that the command is about, such as the fact `package`.',
    ),
    place(
      'in',
      'string',
      'The folder in which it runs, from which `{path}` and `{folder}` count. Default: the top of the repository.',
    ),
  ]),
  owner: decision('owner', ['path', 'failure'], false, 'Who owns a path or a failure.', [
    parameter('owner', 'string', 'The team or person.', true),
  ]),
  priority: decision('priority', ['value'], false, 'How a priority of the inventory is read.', [
    parameter(
      'priority',
      'string',
      'A priority of `plan.priorities`; or `rank`: the numbers are an order, the lowest first; or `score`: the highest first.',
      true,
    ),
  ]),
};

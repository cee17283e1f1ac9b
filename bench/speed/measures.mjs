// What is measured, in the order of the table, and the repositories that it is measured on.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from './pairs.mjs';
import { writeRepository } from './repository.mjs';

/** Features, guides, and how many invariants, divergences and work packages a guide has. */
const full = {
  real: { features: 214, guides: 15, guideParts: 24 },
  middle: { features: 2_000, guides: 150, guideParts: 3 },
  large: { features: 20_000, guides: 400, guideParts: 3 },
  huge: { features: 200_000, guides: 400, guideParts: 3 },
};

const small = {
  real: { features: 40, guides: 5, guideParts: 6 },
  middle: { features: 100, guides: 15, guideParts: 3 },
  large: { features: 400, guides: 20, guideParts: 3 },
  huge: { features: 800, guides: 20, guideParts: 3 },
};

/** The repositories, each written below `scratch` when it is first asked for. `root` stands in for the one of a real one's size. */
export function repositories({ small: isSmall, root, scratch }) {
  const sizes = isSmall ? small : full;
  const made = new Set();
  return {
    at(name) {
      if (name === 'real' && root !== null) return root;
      const folder = join(scratch, name);
      if (!made.has(name)) writeRepository(folder, sizes[name]);
      made.add(name);
      return folder;
    },
    describe(name) {
      if (name === 'real' && root !== null) return 'your repository';
      return `${sizes[name].features.toLocaleString('en')} features, ${sizes[name].guides} guides`;
    },
  };
}

/** Takes away what a build wrote. */
export function forget(root) {
  rmSync(join(root, '.backlogic'), { recursive: true, force: true });
  rmSync(join(root, 'docs/mvp_backlog.md'), { force: true });
}

/**
 * The measures: `goal` is the highest ratio to an empty run; `prepare` gives what to run, null where `lacks` says what is
 * missing; `most` bounds the pairs of a long one.
 */
export function measures(options) {
  const { at, describe } = repositories(options);
  const fromNothing = (name) => () => {
    const root = at(name);
    return { args: [cli, 'build', '--quiet'], cwd: root, before: () => forget(root) };
  };
  const huge = 'the decisions about so many features do not fit into one string';
  return [
    {
      name: '`--version`',
      goal: 1.25,
      prepare: () => ({ args: [cli, '--version'], cwd: options.scratch }),
    },
    { name: `\`build\` from nothing: ${describe('real')}`, goal: 3, prepare: fromNothing('real') },
    {
      name: 'the same, nothing changed since',
      goal: 2,
      prepare: () => ({ args: [cli, 'build', '--quiet'], cwd: at('real') }),
    },
    {
      name: 'the same, one rule file edited',
      goal: 2,
      prepare: () => withEditedRule(at('real'), options.scratch),
    },
    { name: `\`build\` from nothing: ${describe('middle')}`, goal: 6.8, prepare: fromNothing('middle') },
    {
      name: `\`build\` from nothing: ${describe('large')}`,
      goal: 18,
      prepare: fromNothing('large'),
      most: 5,
    },
    {
      name: `\`build\` from nothing: ${describe('huge')}`,
      goal: 120,
      prepare: options.small ? fromNothing('huge') : () => null,
      most: 1,
      lacks: huge,
    },
    {
      name: `\`explain\` of one feature: ${describe('middle')}`,
      goal: 5,
      prepare: () => ({ args: [cli, 'explain', firstFeature(at('middle'))], cwd: at('middle') }),
    },
  ];
}

/** Before each build one rule changes, so that each finds other rules than the one before. */
function withEditedRule(root, scratch) {
  const rules = join(scratch, 'rules');
  mkdirSync(rules, { recursive: true });
  let edition = 0;
  const before = () => {
    edition += 1;
    writeFileSync(join(rules, 'own.yaml'), ownRule(edition));
  };
  return { args: [cli, 'build', '--quiet', '--rules', rules], cwd: root, before };
}

function ownRule(edition) {
  return `decides: risk
about: feature
hitPolicy: collect
rules:
  - id: bench-security
    because: Edition ${edition} of a rule that is being worked on.
    when: { all: [{ fact: category, operator: equal, value: security }] }
    then: { flag: data exposure / tenancy boundary risk, severity: high }
`;
}

function firstFeature(root) {
  return JSON.parse(readFileSync(join(root, 'docs/bench_features_framework.json'), 'utf8'))[0].id;
}

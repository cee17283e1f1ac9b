// What is measured, in the order of the table, and the repositories that it is measured on.
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, pairs } from './pairs.mjs';
import { inventoryOf, writeRepository } from './repository.mjs';
import { watched } from './watched.mjs';

/** Features, guides, and how many invariants, divergences and work packages a guide has. */
const full = {
  real: { features: 214, guides: 15, guideParts: 24 },
  middle: { features: 2_000, guides: 150, guideParts: 3 },
  large: { features: 20_000, guides: 400, guideParts: 3 },
  huge: { features: 200_000, guides: 400, guideParts: 3, jsonLines: true },
};

const small = {
  real: { features: 40, guides: 5, guideParts: 6 },
  middle: { features: 100, guides: 15, guideParts: 3 },
  large: { features: 400, guides: 20, guideParts: 3 },
  huge: { features: 800, guides: 20, guideParts: 3, jsonLines: true },
};

/** The repositories, each written below `scratch` when it is first asked for. `root` stands in for the one of a real one's size. */
export function repositories({ small: isSmall, root, scratch }) {
  const sizes = isSmall ? small : full;
  const made = new Set();
  return {
    sizes,
    at(name) {
      if (name === 'real' && root !== null) return root;
      const folder = join(scratch, name);
      if (!made.has(name)) writeRepository(folder, sizes[name]);
      made.add(name);
      return folder;
    },
    describe(name) {
      if (name === 'real' && root !== null) return 'the repository given by `--root`';
      const { features, guides, jsonLines } = sizes[name];
      return `${features.toLocaleString('en')} features${jsonLines ? ' in JSON Lines' : ''}, ${guides} guides`;
    },
  };
}

/** Takes away what a build wrote, the cache too. */
export function forget(root) {
  rmSync(join(root, '.backlogic'), { recursive: true, force: true });
  rmSync(join(root, 'docs/mvp_backlog.md'), { force: true });
}

/**
 * The measures in order. `goal` is the highest figure in `unit`, null where there is none. `take(count)` gives the figures, and may use
 * those `taken` before, by name.
 */
export function measures(options) {
  const { at, describe, sizes } = repositories(options);
  const asPairs = (most, prepare) => (count) => pairs(prepare(), Math.min(count, most ?? count));
  const fromNothing = (name, most) =>
    asPairs(most, () => ({ args: [cli, 'build', '--quiet'], cwd: at(name), before: () => forget(at(name)) }));
  const ratio = (key, name, goal, take) => ({ key, name, goal, unit: '×', take });
  const growth = (key, name, goal, of) => ({
    key,
    name: `growth from ${sizes.large.features.toLocaleString('en')} to ${sizes.huge.features.toLocaleString('en')}: ${name}`,
    goal,
    unit: 'exponent',
    async take(_count, taken) {
      const [before, after] = [taken.get('large'), taken.get('huge')];
      if (!before || !after) return { lacks: 'one of the two was not measured' };
      const exponent = Math.log(of(after, 'huge') / of(before, 'large'));
      return { exponent: exponent / Math.log(sizes.huge.features / sizes.large.features) };
    },
  });
  const inputMegabytes = (name) => statSync(join(at(name), inventoryOf(sizes[name]))).size / (1 << 20);
  return [
    ratio(
      'version',
      '`--version`',
      1.25,
      asPairs(null, () => ({ args: [cli, '--version'], cwd: options.scratch })),
    ),
    // What any command pays that compiles: its code and the configuration. It compiles nothing itself.
    ratio(
      'load',
      '`templates list`: code and configuration are loaded, nothing is compiled',
      null,
      asPairs(null, () => ({ args: [cli, 'templates', 'list'], cwd: at('real') })),
    ),
    ratio('cold', `\`build\` from nothing: ${describe('real')}`, 3, fromNothing('real')),
    ratio(
      'warm',
      'the same, nothing changed since',
      2,
      asPairs(null, () => ({ args: [cli, 'build', '--quiet'], cwd: at('real') })),
    ),
    ratio(
      'rule',
      'the same, one rule file edited',
      2,
      asPairs(null, () => withEditedRule(at('real'), options.scratch)),
    ),
    {
      key: 'watch',
      name: '`watch`, rule file saved → artifacts written, the same',
      goal: 60,
      unit: 'ms',
      async take(count) {
        // A copy, for the rules lie in it, as they do with everybody.
        const root = join(options.scratch, 'watched');
        cpSync(at('real'), root, { recursive: true });
        const { rules, file } = ruleFolder(root, 'own-rules');
        const watching = {
          root,
          rules,
          rule: file,
          edition: ownRule,
          artifact: '.backlogic/decisions.json',
        };
        return { milliseconds: await watched({ ...watching, count }) };
      },
    },
    ratio('middle', `\`build\` from nothing: ${describe('middle')}`, 6.8, fromNothing('middle')),
    ratio('large', `\`build\` from nothing: ${describe('large')}`, 18, fromNothing('large', 3)),
    ratio('huge', `\`build\` from nothing: ${describe('huge')}`, 120, fromNothing('huge', 1)),
    {
      key: 'memory',
      name: 'the same, peak memory',
      goal: 1024,
      unit: 'MB',
      take: async (_count, taken) => {
        const huge = taken.get('huge');
        return huge ? { megabytes: huge.megabytes } : { lacks: 'it was not built' };
      },
    },
    growth('growth', 'processor time', 1.05, ({ processor }) => processor),
    growth(
      'growth-memory',
      'memory above the input',
      1,
      ({ megabytes }, name) => megabytes - inputMegabytes(name),
    ),
    ratio(
      'explain',
      `\`explain\` of one feature after a build: ${describe('huge')}`,
      5,
      asPairs(null, () => explainOne(at('huge'), sizes.huge)),
    ),
  ];
}

/** Before each build one rule changes, so that each finds other rules than the one before. */
function withEditedRule(root, scratch) {
  const { rules, file } = ruleFolder(scratch, 'edited');
  let edition = 0;
  const before = () => {
    edition += 1;
    writeFileSync(file, ownRule(edition));
  };
  return { args: [cli, 'build', '--quiet', '--rules', rules], cwd: root, before };
}

function ruleFolder(scratch, name) {
  const rules = join(scratch, name);
  mkdirSync(rules, { recursive: true });
  return { rules, file: join(rules, 'own.yaml') };
}

/** Every edition decides other features than the one before. */
function ownRule(edition) {
  return `decides: risk
about: feature
hitPolicy: collect
rules:
  - id: bench-security
    because: Edition ${edition} of a rule that is being worked on.
    when: { all: [{ fact: category, operator: equal, value: ${edition % 2 === 0 ? 'security' : 'functional'} }] }
    then: { flag: data exposure / tenancy boundary risk, severity: high }
`;
}

/** Each time another feature: the very question that was asked before would only be told again. */
function explainOne(root, size) {
  const [first] = readFileSync(join(root, inventoryOf(size)), 'latin1').split('\n', 1);
  const width = JSON.parse(first).id.length - 'F-'.length;
  const run = { args: [], cwd: root };
  let number = 0;
  run.before = () => {
    number += Math.floor(size.features / 50);
    run.args = [cli, 'explain', `F-${String(number).padStart(width, '0')}`];
  };
  return run;
}

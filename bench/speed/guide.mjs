// One guide: modules with their states, invariants, divergences and work packages, in one of four house styles.
import { oneOf, sentence, title } from './words.mjs';

const statuses = [
  'implemented baseline',
  'partial',
  'scaffold only',
  'not started',
  'Implemented, with tests',
  'Missing',
];

/** The guide of `area`; `parts` is how many invariants, divergences and work packages it has. */
export function guideText(random, area, world, parts) {
  const style = Math.floor(random() * 4);
  const cite = () => oneOf(random, world.features).id;
  const cites = () => `\`${cite()}\`, \`${cite()}\``;
  const module = () => oneOf(random, area.modules);
  const context = { random, area, parts, cite, cites, module };
  return [
    `# ${area.title} Guide`,
    '',
    sentence(random, 16),
    '',
    '## Ownership',
    '',
    `- Primary: \`${title(random, 1)} team\``,
    `- Cross-review: \`${title(random, 1)} team\``,
    '',
    '## 1) Modules',
    '',
    ...modules(context),
    '',
    '## 2) Invariants',
    '',
    ...Array.from({ length: parts }, (_, at) => `${at + 1}. ${sentence(random, 10)} (${cites()})`),
    '',
    '## 3) Divergence from target',
    '',
    ...divergences(context, style),
    '',
    '## 4) Work packages',
    '',
    ...packages(context, style),
    '',
    '## Verification',
    '',
    `- \`node --test ${area.folder}\``,
    '',
    '## Related docs',
    '',
    '- `docs/bench_SystemDesign.md`',
    `- \`${oneOf(random, world.areas).guide}\``,
    '',
  ].join('\n');
}

function modules({ random, area, cites }) {
  return [
    '| Module | Target path(s) | Responsibility | Current status | Feature evidence |',
    '| --- | --- | --- | --- | --- |',
    ...area.modules.map(
      (path) =>
        `| ${title(random, 1)} | \`${path}\` | ${sentence(random, 7)} | ${oneOf(random, statuses)} | ${cites()} |`,
    ),
  ];
}

function divergences({ random, parts, cites, module }, style) {
  if (style % 2 === 0) {
    return Array.from(
      { length: parts },
      (_, at) => `${at + 1}. \`${module()}\`: ${sentence(random, 9)} (${cites()})`,
    );
  }
  return [
    '| Target capability | Current state | Divergence | Implementation action | Feature IDs |',
    '| --- | --- | --- | --- | --- |',
    ...Array.from(
      { length: parts },
      () =>
        `| ${title(random, 2)} | \`${module()}\` | ${sentence(random, 7)} | ${sentence(random, 7)} | ${cites()} |`,
    ),
  ];
}

function packages({ random, parts, cites, module }, style) {
  const each = Array.from({ length: parts }, (_, at) => ({
    at,
    name: title(random, 2),
    goal: sentence(random, 9),
    done: sentence(random, 9),
    file: `${module()}/main.mjs`,
    ids: cites(),
  }));
  if (style === 0) {
    return [
      '| Work package | Objective | File scope (expected) | Done criteria |',
      '| --- | --- | --- | --- |',
      ...each.map(
        ({ at, name, goal, file, done, ids }) =>
          `| \`WP-${at + 1} ${name}\` | ${goal} (${ids}) | \`${file}\` | ${done} |`,
      ),
    ];
  }
  if (style === 1) {
    return each.flatMap(({ at, name, goal, file, done, ids }) => [
      `Phase ${at + 1}: ${name}`,
      `- ${goal} \`${file}\``,
      `- Definition of done: ${done}`,
      `- Feature anchors: ${ids}.`,
      '',
    ]);
  }
  if (style === 2) {
    return each.flatMap(({ at, name, goal, file, done, ids }) => [
      `### P${Math.min(at, 2)}: ${name}`,
      '',
      `1. ${goal}`,
      `   - Files: \`${file}\``,
      `   - Done when: ${done} (${ids})`,
      '',
    ]);
  }
  return [
    '| Work item | Files | Required tests | Done criteria | Feature IDs |',
    '| --- | --- | --- | --- | --- |',
    ...each.map(
      ({ goal, file, done, ids }) => `| ${goal} | \`${file}\` | ${sentence(random, 5)} | ${done} | ${ids} |`,
    ),
  ];
}

// How long whole runs take, as ratios to an empty run of Node in the same minute. Needs `npm run build` first.
//   npm run bench                 every measure of the table below, eleven pairs each
//   npm run bench -- --small      small sizes and two pairs: shows that it works, for CI
//   npm run bench -- --stages     where the time of one build goes, stage by stage and function by function
//   npm run bench -- --pairs 5    another number of pairs
//   npm run bench -- --root DIR   a repository of your own instead of the generated one of a real one's size
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measures } from './speed/measures.mjs';
import { cli, pairs } from './speed/pairs.mjs';
import { stages } from './speed/stages.mjs';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    stages: { type: 'boolean', default: false },
    pairs: { type: 'string' },
    root: { type: 'string' },
  },
});
if (!existsSync(cli)) throw new Error('no dist/cli.js: run npm run build first');

const count = Number(values.pairs ?? (values.small ? 2 : 11));
const scratch = mkdtempSync(join(tmpdir(), 'backlogic-bench-'));
try {
  console.log(
    `node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${process.platform}`,
  );
  const options = {
    small: values.small,
    root: values.root === undefined ? null : resolve(values.root),
    scratch,
  };
  if (values.stages) stages(options);
  else await table(options);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Prints one row a measure, as it is done. */
async function table(options) {
  console.log(`medians of ${count} pairs; each is a whole process beside \`node -e 0\`, in turn\n`);
  console.log('| measure | goal | figure | ratio | of processor time | peak memory |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const measure of measures(options)) {
    const run = measure.prepare();
    if (run === null) {
      console.log(`| ${measure.name} | ≤ ${measure.goal} × | not measured: ${measure.lacks} | | | |`);
      continue;
    }
    const { milliseconds, ratio, processorRatio, megabytes } = await pairs(
      run,
      measure.most ? Math.min(count, measure.most) : count,
    );
    console.log(
      `| ${measure.name} | ≤ ${measure.goal} × | ${Math.round(milliseconds)} ms | ${ratio.toFixed(2)} | ${processorRatio.toFixed(2)} | ${Math.round(megabytes)} MB |`,
    );
  }
}

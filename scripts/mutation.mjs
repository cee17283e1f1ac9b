// How good the tests of rules, plan and checks are, and by name those of sources and render: what of the code can be changed without any of them failing.
//   npm run mutation                       all three rooms; hours
//   npm run mutation -- checks             one room
//   npm run mutation -- plan --share 0.1   every tenth function or so, the same ones every time
//   npm run mutation -- rules --mutate 'src/rules/layers.ts,src/rules/sets.ts'   some files
//   npm run mutation -- sources --mutate 'src/sources/dependencies.ts'   also of src/sources and src/render, by name
//   npm run mutation -- --concurrency 4
// Ends with 1 when a room scores less than 80 %. Reports with every survivor: coverage/mutation/*.html
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { scores } from './mutation/scores.mjs';

const rooms = ['checks', 'plan', 'rules'];
/** Only by name: too many mutants for whoever asks for all. */
const more = ['render', 'sources'];
const least = 80;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: 'string', default: '1' },
    mutate: { type: 'string' },
    concurrency: { type: 'string', default: '1' },
  },
});
const unknown = positionals.find((room) => ![...rooms, ...more].includes(room));
if (unknown !== undefined) throw new Error(`no room ${unknown}: one of ${[...rooms, ...more].join(', ')}`);

for (const room of positionals.length > 0 ? positionals : rooms) {
  const run = spawnSync(
    process.execPath,
    [
      'node_modules/@stryker-mutator/core/bin/stryker.js',
      'run',
      'scripts/mutation/room.mjs',
      ...(values.mutate === undefined ? [] : ['--mutate', values.mutate]),
    ],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        BACKLOGIC_ROOM: room,
        BACKLOGIC_SHARE: values.share,
        BACKLOGIC_CONCURRENCY: values.concurrency,
      },
    },
  );
  if (run.status !== 0) process.exit(run.status ?? 1);
  const { lines, score } = scores(JSON.parse(readFileSync(`coverage/mutation/${room}.json`, 'utf8')));
  console.log(lines.join('\n'));
  if (score < least) {
    console.log(`${room}: ${score.toFixed(1)} % is less than ${least} %`);
    process.exitCode = 1;
  }
}

// How long a watch takes from a saved rule file to written artifacts: the time that passes outside, as a person would wait.
import { spawn } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cli, median } from './pairs.mjs';

/** Rounds before the first that counts: the code gets hot. */
const warmUp = 12;

/** Saves `edition(n)` to `rule` again and again; gives the median milliseconds until `artifact` is another file. */
export async function watched({ root, rules, rule, edition, artifact, count }) {
  writeFileSync(rule, edition(0));
  const child = spawn(process.execPath, [cli, 'watch', '--json', '--rules', rules], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let rounds = 0;
  child.stdout.on('data', (text) => {
    rounds += String(text).split('\n').length - 1;
  });
  const place = join(root, artifact);
  const until = async (ready, ms) => {
    for (const end = performance.now() + ms; !ready(); ) {
      if (performance.now() > end) throw new Error('the watch does not answer');
      await pause(1);
    }
  };
  try {
    await until(() => rounds === 1, 120_000);
    const times = [];
    for (let n = 1; n <= warmUp + count; n += 1) {
      await pause(60);
      const before = statSync(place).ino;
      const started = performance.now();
      writeFileSync(rule, edition(n));
      await until(() => statSync(place, { throwIfNoEntry: false })?.ino !== before, 60_000);
      const took = performance.now() - started;
      await until(() => rounds === n + 1, 60_000);
      if (n > warmUp) times.push(took);
    }
    return median(times);
  } finally {
    child.kill('SIGKILL');
  }
}

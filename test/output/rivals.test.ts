import { describe, expect, test } from 'vitest';
import type { MemoryHost } from '../../src/host/memory.ts';
import { writeArtifacts } from '../../src/output/write.ts';
import { callsOf, editionOn, written } from './memory.ts';
import { configAt, edition, faulty, Killed, mendAt } from './support.ts';

const config = configAt('/r');

describe('two builds that find a third one cut off', () => {
  /** The host as a process of that name has it, where all that are named run. */
  const asProcess = (
    host: MemoryHost,
    name: string,
    running: readonly string[],
    before: () => void,
  ): MemoryHost => {
    const around = <A extends unknown[], R>(method: (...parameters: A) => R) => {
      return (...parameters: A): R => {
        before();
        return method.apply(host, parameters);
      };
    };
    const methods = Object.entries(host).map(([key, value]) => [
      key,
      typeof value === 'function' ? around(value) : value,
    ]);
    return {
      ...(Object.fromEntries(methods) as MemoryHost),
      process: { name, isRunning: (other) => running.includes(other), pause: () => undefined },
    };
  };

  test('do not undo what the other mends, wherever the second one begins', () => {
    const calls = callsOf('a');
    let waited = 0;
    for (let cut = 1; cut <= calls; cut += 2) {
      for (let begins = 1, asked = true; asked; begins += 1) {
        const host = written('a');
        expect(() => writeArtifacts(edition('b'), config, faulty(host, cut, 'killed').host)).toThrow(Killed);
        let count = 0;
        let second: ReturnType<typeof mendAt> | 'unasked' = 'unasked';
        const first = asProcess(host, 'first', ['first', 'second'], () => {
          count += 1;
          if (count !== begins) return;
          second = mendAt(
            '/r',
            asProcess(host, 'second', ['first', 'second'], () => undefined),
          );
        });
        const outcome = mendAt('/r', first);
        asked = count >= begins;
        if ((second as unknown) === 'busy') waited += 1;
        if (outcome === 'busy') mendAt('/r', host);
        expect([cut, begins, ['a', 'b'].includes(editionOn(host) ?? '')]).toEqual([cut, begins, true]);
        expect([cut, begins, [...host.files.keys()].filter((path) => /journal\.json$/.test(path))]).toEqual([
          cut,
          begins,
          [],
        ]);
      }
    }
    expect(waited).toBeGreaterThan(10);
  });

  test('one that runs is waited for, at most so long, and one that may run for a while', () => {
    const pauses = (isRunning: boolean | null): [string[], number] => {
      const host = written('a');
      expect(() =>
        writeArtifacts(edition('b'), config, faulty(host, callsOf('a') - 12, 'killed').host),
      ).toThrow(Killed);
      let paused = 0;
      const other = {
        ...host,
        process: {
          name: 'second',
          isRunning: () => isRunning,
          pause: (milliseconds: number) => {
            paused += milliseconds;
          },
        },
      };
      const { findings } = writeArtifacts(edition('b'), config, other);
      return [findings.map((found) => found.code), paused];
    };
    expect(pauses(false)).toEqual([['artifacts/mended'], 0]);
    expect(pauses(null)).toEqual([['artifacts/mended'], 2000]);
    expect(pauses(true)).toEqual([['artifacts/busy'], 9975]);
  });
});

describe('a build that compares while another one writes something else and then the same again', () => {
  test('takes neither for the edit of a person, whenever the other one comes and goes', () => {
    let [between, told] = [0, new Set<string>()];
    for (let goes = 4, asked = true; asked; goes += 3) {
      asked = false;
      for (let comes = Math.max(1, goes - 33); comes < goes; comes += 4) {
        const host = written('a');
        const rival = { ...host, process: { name: 'rival', isRunning: () => true, pause: () => undefined } };
        let count = 0;
        const ours = Object.fromEntries(
          Object.entries(host).map(([key, value]) => {
            if (typeof value !== 'function') return [key, value];
            const around = (...parameters: readonly unknown[]): unknown => {
              count += 1;
              const call = count;
              if (call === comes) writeArtifacts(edition('b'), config, rival as MemoryHost);
              if (call === goes) writeArtifacts(edition('a'), config, rival as MemoryHost);
              return Reflect.apply(value, host, parameters);
            };
            return [key, around];
          }),
        );
        const { findings } = writeArtifacts(edition('c'), config, ours as unknown as MemoryHost);
        asked ||= count >= goes;
        between += 1;
        for (const { code } of findings) told.add(code);
        const whole = ['a', 'b', 'c'].filter((name) =>
          edition(name).every(({ path, text }) => host.files.get(`/r/${path}`) === text),
        );
        expect([comes, goes, whole.length]).toEqual([comes, goes, 1]);
      }
    }
    expect(between).toBeGreaterThan(100);
    // When it wrote after the comparison, ours steps back and says so.
    expect([...told].filter((code) => code !== 'artifacts/overtaken')).toEqual([]);
  });
});

import { getHeapStatistics, setFlagsFromString } from 'node:v8';

/** By what share, in percent, a heap may grow that is larger than so many bytes. */
const steps: readonly { readonly above: number; readonly percent: number }[] = [
  { above: 192 * 1024 * 1024, percent: 25 },
  { above: 704 * 1024 * 1024, percent: 4 },
];

/** What V8 calls the share by which a heap may grow until it is collected again, by its version: one that it does not know it complains of on stderr. */
const known = /^1[123]\./;
const flag = '--heap-growing-percent=';

/**
 * Gives what is to be called now and then while much is read. V8 lets a heap grow to four times of what was in use when it was last
 * collected, as most programs throw most of it away; a compilation keeps most of it. Once the heap is large it may grow by a
 * quarter: a fifth more processor time, and half the memory. Where that leaves little of a gigabyte it may
 * grow by a twenty-fifth, which costs more processor time yet, and so is left to the largest repositories.
 */
export function thriftyHeap(
  used: () => number = () => getHeapStatistics().used_heap_size,
  set: (flag: string) => void = setFlagsFromString,
  version: string = process.versions.v8,
): () => void {
  let next = known.test(version) ? 0 : steps.length;
  return () => {
    if (next === steps.length) return;
    const size = used();
    for (let step = steps[next]; step && size >= step.above; step = steps[next]) {
      next += 1;
      set(`${flag}${step.percent}`);
    }
  };
}

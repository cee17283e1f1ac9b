import { getHeapStatistics, setFlagsFromString } from 'node:v8';

const mebibyte = 1024 * 1024;

/** What V8 is told once so many bytes are in use: by how much what is young may grow at a time, and by what share, in percent, the whole. */
const steps: readonly { readonly above: number; readonly flag: string }[] = [
  { above: 64 * mebibyte, flag: '--semi-space-growth-factor=2' },
  { above: 192 * mebibyte, flag: '--heap-growing-percent=25' },
  { above: 704 * mebibyte, flag: '--heap-growing-percent=4' },
];

/** The versions of V8 that know these flags: one that does not complains on stderr. */
const known = /^1[123]\./;

/**
 * Gives what is to be called now and then while much is read. V8 lets a heap grow to four times of what was in use when it was last
 * collected, as most programs throw most of it away; a compilation keeps most of it. Once the heap is large it may grow by a
 * quarter: a fifth more processor time, and half the memory. Where that leaves little of a gigabyte it may
 * grow by a twenty-fifth, which costs more processor time yet, and so is left to the largest repositories.
 *
 * The space for what is young does not grow at first (`optimiseLater`): most of what a small compilation makes is dead soon, and memory
 * that a process touches for the first time costs more than to collect the little that is there. In a large one more lives on, and
 * would be copied too early.
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
      set(step.flag);
    }
  };
}

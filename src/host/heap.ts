import { getHeapStatistics, setFlagsFromString } from 'node:v8';

/** A heap that is larger than this, in bytes, is kept from growing as it likes. */
const large = 192 * 1024 * 1024;

/** What V8 calls the share by which a heap may grow until it is collected again, by its version: one that it does not know it complains of on stderr. */
const known = /^1[123]\./;
const flag = '--heap-growing-percent=25';

/**
 * Gives what is to be called now and then while much is read. V8 lets a heap grow to four times of what was in use when it was last
 * collected, as most programs throw most of it away; a compilation keeps most of it. Once the heap is large it may grow by a
 * quarter: a fifth more processor time, and half the memory.
 */
export function thriftyHeap(
  used: () => number = () => getHeapStatistics().used_heap_size,
  set: (flag: string) => void = setFlagsFromString,
  version: string = process.versions.v8,
): () => void {
  let done = !known.test(version);
  return () => {
    if (done || used() < large) return;
    done = true;
    set(flag);
  };
}

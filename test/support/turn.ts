import { afterEach } from 'vitest';

// A file of tests that wait for nothing never lets the loop turn: answers to what it has told wait, and once it has taken a minute vitest gives
// them up as lost.
afterEach(() => new Promise<void>((resolve) => setImmediate(resolve)));

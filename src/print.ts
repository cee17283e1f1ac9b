import { writeSync } from 'node:fs';

/** Writes at once. Node's own streams take longer to set up than all of this. */
export function print(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // The reader has gone, which is its right.
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      // A pipe that does not block is full: the stream waits for it.
      (descriptor === 1 ? process.stdout : process.stderr).write(bytes.subarray(at));
      return;
    }
  }
}

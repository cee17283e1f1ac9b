import { HostError } from '../model/host.ts';

/** What `ask` gives; `otherwise` where the file system refuses. Any other exception is our own fault. */
export function unlessRefused<T, D>(ask: () => T, otherwise: D): T | D {
  try {
    return ask();
  } catch (error) {
    if (error instanceof HostError) return otherwise;
    throw error;
  }
}

import { HostError } from '../model/host.ts';

/** Does what is only tidying: the file system's refusal is not reported, for the outcome does not hang on it. */
export function quietly(action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (error instanceof HostError) return false;
    throw error;
  }
}

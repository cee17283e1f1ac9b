import { unlessRefused } from '../host/refused.ts';

/** Does what is only tidying: the file system's refusal is not reported, for the outcome does not hang on it. */
export function quietly(action: () => void): boolean {
  return unlessRefused(() => {
    action();
    return true;
  }, false);
}

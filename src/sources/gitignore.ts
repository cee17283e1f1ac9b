import ignore, { type Ignore } from 'ignore';
import { slowIgnore } from '../syntax/globs.ts';

/** The ignore file of one folder. */
interface Layer {
  /** The folder, with a trailing `/`; the empty string at the top. */
  readonly base: string;
  readonly matcher: Ignore;
}

/** Which paths the ignore files from the top down to one folder leave out. The deepest file that speaks decides. */
export class IgnoreRules {
  readonly #layers: readonly Layer[];

  constructor(layers: readonly Layer[] = []) {
    this.#layers = layers;
  }

  /** These rules and those of the ignore file in `folder`. Lines that could take too long on some path are left out, and told. */
  with(
    folder: string,
    text: string,
    tell: (line: number, pattern: string, problem: string) => void = () => undefined,
  ): IgnoreRules {
    const quick = text.split(/\r?\n/).filter((pattern, index) => {
      const problem = pattern.startsWith('#') ? null : slowIgnore(pattern);
      if (problem !== null) tell(index + 1, pattern, problem);
      return problem === null;
    });
    return new IgnoreRules([...this.#layers, { base: folder, matcher: patterns(quick.join('\n')) }]);
  }

  /**
   * The rules for what stands in `folder`, which itself is not ignored. A file whose rule a deeper one overruled for
   * the folder must not rule out everything below it again.
   */
  inside(folder: string): IgnoreRules {
    const heard = this.#layers.filter((layer) => !test(layer, folder).ignored);
    return heard.length === this.#layers.length ? this : new IgnoreRules(heard);
  }

  /** `path` ends in `/` when it is a folder. */
  ignores(path: string): boolean {
    for (let index = this.#layers.length - 1; index >= 0; index -= 1) {
      const layer = this.#layers[index];
      if (!layer) break;
      const { ignored, unignored } = test(layer, path);
      if (ignored) return true;
      if (unignored) return false;
    }
    return false;
  }
}

/** Ignore patterns of one file. Case counts, whatever the platform: the result must be the same on every machine. */
function patterns(text: string): Ignore {
  return ignore({ ignorecase: false }).add(text);
}

function test(layer: Layer, path: string): { ignored: boolean; unignored: boolean } {
  return layer.matcher.test(path.slice(layer.base.length));
}

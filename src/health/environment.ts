import type { GateConfig } from '../model/config.ts';
import type { Host } from '../model/host.ts';

/** What every command needs to be found and to find its own things. */
const always = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'SystemRoot', 'ComSpec'];

/**
 * The whole environment of a gate: only what the configuration names, besides what every command needs. Messages are
 * asked for in English, which is what the parsers read.
 */
export function gateEnvironment(
  gate: GateConfig,
  environment: Host['environment'],
): { [name: string]: string } {
  const named = [...always, ...gate.env].flatMap((name): [string, string][] => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { LC_MESSAGES: 'C', ...Object.fromEntries(named) };
}

/** Shorter values stand in too many words that are no secret. */
const shortestSecret = 6;

/** The values that a gate was given and must not appear in its log. */
export function secretsOf(gate: GateConfig, environment: Host['environment']): readonly string[] {
  return gate.env
    .filter((name) => /TOKEN|SECRET|PASSW|CREDENTIAL|PRIVATE|API_?KEY|ACCESS_?KEY/i.test(name))
    .flatMap((name) => environment[name] ?? [])
    .filter((value) => value.length >= shortestSecret);
}

/** Replaces secrets by `***` in a stream of text; a secret may come in two pieces. */
export class Mask {
  readonly #secrets: readonly string[];
  #held = '';

  constructor(secrets: readonly string[]) {
    // A secret that holds another goes first, so that nothing of it is left.
    this.#secrets = [...secrets].sort((a, b) => b.length - a.length);
  }

  /** What may be shown now: what could be the beginning of a secret waits for the next piece. */
  add(text: string): string {
    if (this.#secrets.length === 0) return text;
    let shown = this.#held + text;
    for (const secret of this.#secrets) shown = shown.replaceAll(secret, '***');
    const held = Math.max(0, ...this.#secrets.map((secret) => overlap(shown, secret)));
    this.#held = shown.slice(shown.length - held);
    return shown.slice(0, shown.length - held);
  }

  /** What was held back, when nothing more comes. */
  rest(): string {
    const held = this.#held;
    this.#held = '';
    return held;
  }
}

/** How many characters at the end of a text are the beginning of a secret. */
function overlap(text: string, secret: string): number {
  for (let size = Math.min(text.length, secret.length - 1); size > 0; size -= 1) {
    if (text.endsWith(secret.slice(0, size))) return size;
  }
  return 0;
}

import { type Context, type Option, UsageError } from './command.ts';

/** One of the things that a command of several does, by its first word. */
export interface Action {
  /** `words` are those behind its own. */
  readonly run: (context: Context, words: readonly string[]) => number;
  /** Of the command's options, the names of those that it takes. What it does not take is a mistake, not ignored. */
  readonly options: readonly string[];
  /** True when words may follow its own. */
  readonly words: boolean;
}

export type Actions = { readonly [name: string]: Action };

/** Runs the action that the first word names. */
export function runAction(
  command: string,
  actions: Actions,
  options: readonly Option[],
  context: Context,
): number {
  const [name, ...words] = context.positionals;
  const action = name !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (name === undefined || !action)
    throw new UsageError(
      name === undefined ? 'no action given' : `no action ${JSON.stringify(name)}`,
      `one of ${Object.keys(actions).join(', ')}`,
    );
  if (words.length > 0 && !action.words)
    throw new UsageError(`${command} ${name} takes no ${JSON.stringify(words[0])}`);
  const given = options.find((option) => context.values[option.name] !== undefined && !takes(action, option));
  if (given) {
    const others = Object.keys(actions).filter((other) => takes(actions[other], given));
    throw new UsageError(
      `${command} ${name} takes no --${given.name}`,
      `${others.join(', ')} ${others.length === 1 ? 'does' : 'do'}`,
    );
  }
  return action.run(context, words);
}

function takes(action: Action | undefined, { name }: Option): boolean {
  return action?.options.includes(name) === true;
}

/** What a value is taken from: so many contexts up, or what `@` names. */
interface Asked {
  readonly data: boolean;
  readonly depth: number;
  readonly parts: readonly string[];
}

/**
 * Follows a template's `each` blocks, and tells which of them ask for nothing but the entry at hand: what such a block makes of an entry,
 * it makes of an equal one wherever that stands.
 */
export class ListBlocks {
  /** Those around the place at hand, the outermost first, with the context in which their entries stand. */
  readonly #around: { readonly context: number; alone: boolean }[] = [];

  enter(context: number): void {
    this.#around.push({ context, alone: true });
  }

  /** Leaves the innermost one; true when it asked for its entries alone. */
  leave(): boolean {
    return this.#around.pop()?.alone === true;
  }

  /** A value is taken in a context. */
  asks({ data, depth, parts }: Asked, context: number): void {
    const last = this.#around.length - 1;
    for (const [index, list] of this.#around.entries()) {
      // `@last` and its like say where an entry stands in the innermost list, and nothing of the others.
      const own = data ? depth === 0 && parts[0] !== 'root' && index < last : context - depth >= list.context;
      if (!own) list.alone = false;
    }
  }

  /** Something is included, which may ask for anything. */
  includes(): void {
    for (const list of this.#around) list.alone = false;
  }
}

// Parts of libraries that have no declarations of their own. Both are bundled, so their versions are the lock file's.

declare module 'sucrase/dist/parser/index.js' {
  /** `type` is a `TokenType`; `identifierRole` 10 marks a key of an object literal; `isType` marks what types erase. */
  interface SucraseToken {
    readonly type: number;
    readonly start: number;
    readonly end: number;
    readonly isType: boolean;
    readonly identifierRole: number | null;
  }

  export function parse(
    source: string,
    jsx: boolean,
    typescript: boolean,
    flow: boolean,
  ): { readonly tokens: readonly SucraseToken[] };
}

declare module 'sucrase/dist/parser/tokenizer/types.js' {
  export const TokenType: { readonly [name: string]: number };
}

declare module 'cosmiconfig/dist/ExplorerSync.js' {
  import type { CosmiconfigResult, OptionsSync } from 'cosmiconfig';

  export class ExplorerSync {
    constructor(
      options: Omit<OptionsSync, 'stopDir'> & {
        readonly moduleName: string;
        readonly applyPackagePropertyPathToConfiguration: boolean;
        readonly metaConfigFilePath: string | null;
      },
    );
    search(from: string): CosmiconfigResult;
  }
}

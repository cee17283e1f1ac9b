import type { Span } from './span.ts';

/** The tool that builds and tests a package. */
export type Toolchain =
  | 'npm'
  | 'pnpm'
  | 'yarn'
  | 'bun'
  | 'cargo'
  | 'go'
  | 'maven'
  | 'gradle'
  | 'python'
  | 'make';

/** A folder that some tool treats as one thing: it has a manifest. */
export interface PackageSource {
  /** Ends in `/`; the empty string is the top of the repository. */
  readonly folder: string;
  /** As its manifest says, else the folder's name. */
  readonly name: string;
  readonly toolchain: Toolchain;
  readonly manifest: string;
  /** Scripts or targets that the tool can run by name (`test`, `lint`), sorted. */
  readonly scripts: readonly string[];
  /** True when a manifest above lists it as a member of its workspace. */
  readonly member: boolean;
  /** The folder of the manifest that lists it, the nearest one; null when none does. */
  readonly workspace: string | null;
  readonly at: Span;
}

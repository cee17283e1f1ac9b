import type { JsonValue } from './json.ts';
import type { Span } from './span.ts';

/**
 * What a rule can be asked about. `heading`, `column`, `label` and `phrase` are pieces of Markdown documents;
 * `group`, `feature`, `work_package` and `item` are work; `path` is a file or folder; `failure` is a failing test or check;
 * `value` is a value of a column of the inventory.
 */
export type SubjectKind =
  | 'heading'
  | 'column'
  | 'label'
  | 'phrase'
  | 'group'
  | 'feature'
  | 'work_package'
  | 'item'
  | 'path'
  | 'failure'
  | 'value';

/** One thing with named facts. `sources` says where each fact was read; a derived fact may have none. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly facts: { readonly [name: string]: JsonValue };
  readonly sources: { readonly [name: string]: Span };
}

/** `kind:id`, unique in a compilation. */
export function subjectKey(subject: { readonly kind: SubjectKind; readonly id: string }): string {
  return `${subject.kind}:${subject.id}`;
}

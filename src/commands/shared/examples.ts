import list from '../../../examples/commands.json' with { type: 'json' };

/** Command lines for a command's help. They are data beside the example repository whose names they use; a test runs each. */
export function examplesOf(command: string): readonly string[] {
  return (list as { readonly [name: string]: readonly string[] | undefined })[command] ?? [];
}

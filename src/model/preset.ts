/** What the files of layers that come with the package begin with. */
export const presetMark = 'preset:';

/** True for the file of a layer that is a preset and not somebody's own. */
export function isPreset(file: string): boolean {
  return file.startsWith(presetMark);
}

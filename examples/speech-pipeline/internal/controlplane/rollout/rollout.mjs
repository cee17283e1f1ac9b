// Stub: every new call gets the version it asks for.
export function chooseVersion() {
  throw new Error('not implemented');
}

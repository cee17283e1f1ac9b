// Stub: stages run in process, without a host.
export function hostStage() {
  throw new Error('not implemented');
}

// Stub: the arbiter drives single turns today.
export function openCall() {
  throw new Error('not implemented');
}

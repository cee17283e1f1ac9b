// Stub: the gates are described in the guide, not computed.
export function evaluateGates() {
  throw new Error('not implemented');
}

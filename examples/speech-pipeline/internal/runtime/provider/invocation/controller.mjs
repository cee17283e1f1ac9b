/**
 * Asks the candidates of a plan in their order until one answers. Each attempt is kept, so that the
 * evidence of the turn can tell who was asked and why the next one was.
 */
export async function invoke({ candidates, adapters, request, isCancelled = () => false }) {
  const attempts = [];
  for (const name of candidates) {
    if (isCancelled()) return { ending: 'cancelled', provider: null, chunks: [], attempts };
    try {
      const chunks = [];
      for await (const chunk of adapters[name].invoke(request)) {
        if (isCancelled()) return { ending: 'cancelled', provider: name, chunks: [], attempts };
        chunks.push(chunk);
      }
      attempts.push({ provider: name, outcome: 'answered' });
      return { ending: 'answered', provider: name, chunks, attempts };
    } catch (error) {
      attempts.push({ provider: name, outcome: 'failed', detail: error.message });
    }
  }
  return { ending: 'exhausted', provider: null, chunks: [], attempts };
}

/**
 * A language provider for demonstrations: it repeats what it was told and adds a courtesy, so that its
 * answer can be told from its question.
 */
export const adapter = Object.freeze({
  name: 'parrot',
  kind: 'llm',
  async *invoke(request) {
    if (typeof request !== 'string' || request === '') throw new TypeError('parrot: there is nothing to answer');
    yield* request.split(' ');
    yield 'to';
    yield 'you';
  },
});

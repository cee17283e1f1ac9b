/**
 * A speech-to-text provider for demonstrations: it hears exactly the words that it is given, one at a time,
 * with the silence between them taken out.
 */
export const adapter = Object.freeze({
  name: 'echo',
  kind: 'stt',
  async *invoke(request) {
    if (typeof request !== 'string') throw new TypeError('echo: a request is the text that was spoken');
    for (const word of request.split(/\s+/)) {
      if (word !== '') yield word;
    }
  },
});

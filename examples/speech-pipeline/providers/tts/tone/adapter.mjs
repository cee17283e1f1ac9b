/**
 * A text-to-speech provider for demonstrations: it gives a tone for each word, higher for longer words, written
 * as a frequency, so that a test can read what a caller would hear.
 */
export const adapter = Object.freeze({
  name: 'tone',
  kind: 'tts',
  async *invoke(request) {
    if (typeof request !== 'string' || request === '') throw new TypeError('tone: there is nothing to say');
    for (const word of request.split(' ')) yield `${200 + 20 * word.length}Hz`;
  },
});

import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/host/decode.ts';

describe('the text of a file', () => {
  const text = '\ufeff[{"title": "Tür 调 🎵"}]';

  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text, 'utf8')],
    ['UTF-16, little end first', Buffer.from(text, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(text, 'utf16le').swap16()],
  ])('is read as %s by its mark', (_, bytes) => {
    expect(decodeText(bytes)).toBe(text);
  });

  it('is UTF-8 without a mark, and half a character at its end is left out', () => {
    expect(decodeText(Buffer.from('Tür', 'utf8'))).toBe('Tür');
    expect(decodeText(Buffer.from([0xfe, 0xff, 0, 65, 0]))).toBe('\ufeffA');
  });
});

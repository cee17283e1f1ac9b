import { createInterface } from 'node:readline/promises';

/** Asks a person at a terminal for one line. Null when they end the input or interrupt instead. */
export async function askLine(
  question: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<string | null> {
  const lines = createInterface({ input, output });
  try {
    return await Promise.race([
      lines.question(question),
      new Promise<null>((resolve) => lines.once('close', () => resolve(null))),
    ]);
  } finally {
    lines.close();
  }
}

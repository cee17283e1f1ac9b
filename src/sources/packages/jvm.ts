import { Parser } from 'htmlparser2';
import type { ManifestReader } from './reader.ts';

/** Deeper than any `pom.xml`. */
const deepest = 100;

/** `pom.xml`: the project's own `artifactId` and its `modules`, those of profiles too. */
export const maven: ManifestReader = {
  files: ['pom.xml'],
  read(text) {
    const path: string[] = [];
    const members: string[] = [];
    let name = '';
    let piece = '';
    const parser = new Parser(
      {
        onopentag(tag) {
          path.push(tag);
          piece = '';
          if (path.length > deepest) parser.pause();
        },
        ontext(data) {
          piece += data;
        },
        onclosetag() {
          const at = path.join('/');
          if (at === 'project/artifactId') name = piece.trim();
          if (path.at(-1) === 'module' && path.at(-2) === 'modules') members.push(piece.trim());
          path.pop();
          piece = '';
        },
      },
      { xmlMode: true },
    );
    parser.write(text);
    parser.end();
    return {
      name: name === '' ? null : name,
      toolchain: 'maven',
      scripts: [],
      // A module may be named by its file.
      members: members.filter((one) => one !== '').map((one) => one.replace(/\/?pom\.xml$/, '')),
    };
  },
};

export const gradle: ManifestReader = {
  files: ['build.gradle', 'build.gradle.kts'],
  read: () => ({ name: null, toolchain: 'gradle', scripts: [], members: [] }),
};

/** `settings.gradle`: a program, of which the `include` lines with plain names are read. `:a:b` is the folder `a/b`. */
export const gradleSettings: ManifestReader = {
  files: ['settings.gradle', 'settings.gradle.kts'],
  read(text) {
    const members: string[] = [];
    for (const { 0: word, index } of text.matchAll(/^[ \t]*include\b[ \t]*\(?/gm)) {
      const next = /\s*["']:?([^"'\n]+)["'][ \t]*,?/y;
      next.lastIndex = index + word.length;
      for (let one = next.exec(text); one; one = next.exec(text))
        members.push((one[1] ?? '').replaceAll(':', '/'));
    }
    const name = /rootProject\.name\s*=\s*["']([^"'\n]+)["']/.exec(text)?.[1] ?? null;
    return { name, toolchain: 'gradle', scripts: [], members };
  },
};

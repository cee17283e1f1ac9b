import { describe, expect, it } from 'vitest';
import { repository } from '../support/repository.ts';

const files: { readonly [path: string]: string } = {
  'package.json': '{"name":"top","workspaces":["packages/*"]}',
  'packages/web/package.json': '{"name":"@t/web","scripts":{"test":"vitest"}}',
  'packages/web/src/a.ts': '1',
  'packages/bare/package.json': '{"name":"@t/bare"}',
  'packages/bare/src/a.ts': '1',
  'packages/web/desk/Cargo.toml': '[package]\nname = "desk"\n',
  'packages/web/desk/src/main.rs': 'x',
  'packages/web/desk/ui/b.ts': 'x',
  'rust/Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n',
  'rust/crates/core/Cargo.toml': '[package]\nname = "core-x"\n',
  'rust/crates/core/src/lib.rs': 'x',
  'jvm/pom.xml': '<project><artifactId>p</artifactId><modules><module>m1</module></modules></project>',
  'jvm/m1/pom.xml': '<project><artifactId>m1-art</artifactId></project>',
  'jvm/m1/src/A.java': 'x',
  'android/app/build.gradle': 'x',
  'android/app/src/A.kt': 'x',
  gradlew: 'x',
  'backend/pyproject.toml': '[project]\nname = "be"\n',
  'backend/app/a.py': '1',
  'backend/tests/test_a.py': '1',
  'svc/go.mod': 'module svc\n',
  'svc/rooms/r.go': 'x',
  'pnpm/one/package.json': '{"name":"one","packageManager":"pnpm@9.0.0","scripts":{"test":"x"}}',
  'pnpm/one/src/a.ts': 'x',
};

/** The commands of a change in each of the folders, by the generic rules alone. */
function commands(folders: readonly string[]): { [folder: string]: readonly string[] } {
  let built = repository().config({ extends: 'feature-list', rules: ['backlogic:rules'] });
  for (const [path, text] of Object.entries(files)) built = built.file(path, text);
  for (const [index, folder] of folders.entries())
    built = built.area(`Area ${index}`, folder).feature({ id: `F-${index}`, group: `Group ${index}` });
  built = folders.reduce(
    (all, folder, index) => all.module(`Module ${index}`, [folder], [`Group ${index}`]),
    built,
  );
  const { plan } = built.compile();
  return Object.fromEntries(
    folders.map((folder, index) => [
      folder,
      plan.items
        .filter(({ group }) => group === `Group ${index}`)
        .flatMap(({ commands: own }) => own.map(({ command }) => command)),
    ]),
  );
}

describe('a change is proven by the package that it lies in', () => {
  it.each<[string, string[]]>([
    ['packages/web/src', ['npm test -w @t/web']],
    ['packages/bare/src', []],
    ['packages/web/desk/src', ['cd packages/web/desk && cargo test']],
    ['packages/web/desk/ui', ['npm test -w @t/web']],
    ['rust/crates/core/src', ['cd rust && cargo test -p core-x']],
    ['jvm/m1/src', ['cd jvm && mvn -q -pl :m1-art -am test']],
    ['android/app/src', ['./gradlew -p android/app test']],
    ['backend/app', ['cd backend && python -m pytest']],
    ['svc/rooms', ['cd svc && go test ./rooms/...']],
    ['pnpm/one/src', ['cd pnpm/one && pnpm run test']],
  ])('%s', (folder, expected) => {
    expect(commands([folder])[folder]).toEqual(expected);
  });
});

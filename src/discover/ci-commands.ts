/** What runs another tool and is none itself. */
const runner =
  /^(?:npx(?: --no-install| -y)?|pnpm exec|pnpm dlx|yarn dlx|bunx|uv run|poetry run|pdm run|hatch run|pipenv run|rye run|bundle exec|python3? -m|node_modules\/\.bin\/|vendor\/bin\/|\.\/vendor\/bin\/)\s*/;
/** Anything that the shell would make something else of, and what leaves a trace outside. */
const shell = /[$`<>|;(){}*?~!]|(?<!&)&(?!&)/;
const acts =
  /(?:^|[\s:/_-])(?:deploy\w*|publish\w*|releas\w*|push|upload\w*|login|install|docker|podman|serve|start|dev|watch|fix|write|update|clean|coverall\w*|codecov)(?:$|[\s:_=-])/i;
/** Words that a target, a script or a file is called by when it checks. */
const check =
  /^(?:[a-z\d.]+[:_-])*(?:tests?|unit|lint|check|checks|typecheck|type-check|types|verify|validate|vet|build|compile|ci)(?:[:_-][\w.:-]+)?$/i;

/** Tools, each with what follows its name when it checks. */
const tools: readonly RegExp[] = [
  /^(go) (test|vet|build)\b/,
  /^(cargo) (test|clippy|check|build|nextest)\b/,
  /^(cargo) (fmt)\b.*--check\b/,
  /^(pytest|tox|nox|mypy|pyright|flake8|pylint|bandit|unittest|rspec|rubocop|phpunit|phpstan|psalm|ctest|shellcheck|hadolint|actionlint|yamllint|markdownlint(?:-cli2)?|eslint|oxlint|tsc|vue-tsc|jest|vitest|mocha|ava|stylelint|standard|xo|knip|credo|detekt|ktlint|swiftlint)\b/,
  /^(ruff) (check)\b/,
  /^(?:(ruff) (format)|(black|isort|prettier|gofumpt|dprint))\b.*(?:--check\b|--list-different\b|\bcheck\b)/,
  /^(biome) (check|ci|lint)\b/,
  /^(golangci-lint) (run)\b/,
  /^(pre-commit) (run)\b/,
  /^(mix|dotnet|swift|zig|bazel|bazelisk|deno|flutter|dart|stack|cabal|sbt|lein|dune|forge|turbo|nx) (?:run )?(test|build|lint|check|analyze|format --check)\b/,
  /^(?:\.\/)?(mvnw?|gradlew?)(?:\.cmd)?\b.*?\b(test|verify|check|build|package|lint)\b/,
  /^(cmake) (--build)\b/,
  /^(rake) (test|spec|lint)\b/,
];

/** A command of a workflow that checks. */
export interface CiCommand {
  readonly command: string;
  /** What it is the same as, whatever its options: `go test`, `make lint`, `npm run test`. */
  readonly key: string;
  /** The target or script that it runs, or the tool's own name. */
  readonly name: string;
}

/**
 * The commands of a script that test, lint or build and do nothing else; none where its lines hang on each other (`cd`, variables,
 * loops). `isFile` knows the files of the repository.
 */
export function ciCommands(script: string, isFile: (path: string) => boolean): readonly CiCommand[] {
  const lines = script
    .replace(/[ \t]?\\\r?\n\s*/g, ' ')
    .split(/\r?\n|&&/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !/^set -\w+$/.test(line));
  if (lines.some((line) => /^(?:(?:cd|pushd|export|source|\.|if|for|while|case|function)\s|\w+=)/.test(line)))
    return [];
  return lines.flatMap((line) => read(line, isFile) ?? []);
}

function read(line: string, isFile: (path: string) => boolean): CiCommand | null {
  if (shell.test(line) || acts.test(line) || / -{1,2}w(?:atch)?\b/.test(line)) return null;
  const bare = line.replace(runner, '');
  const target = /^(make|just|task) ([\w.-]+)$/.exec(bare);
  if (target) return named(line, target[1] ?? '', target[2] ?? '');
  const script = /^(npm|pnpm|yarn|bun) (?:run )?([\w:.-]+)(?: .*)?$/.exec(bare);
  // `npm ci` installs.
  if (script)
    return script[2] === 'ci' && !bare.includes(' run ')
      ? null
      : named(line, `${script[1]} run`, script[2] ?? '');
  for (const tool of tools) {
    const words = tool
      .exec(bare)
      ?.slice(1)
      .filter((word) => word !== undefined);
    if (words) return { command: line, key: words.join(' '), name: words.join('-').replace(/[^\w]+/g, '-') };
  }
  const file = /^(?:(?:ba|z)?sh |node |python3? )?(?:\.\/)?([\w./-]+)$/.exec(bare)?.[1];
  const stem = (file ?? '').replace(/^.*\//, '').replace(/\.\w+$/, '');
  if (file === undefined || !isFile(file) || !check.test(stem)) return null;
  return { command: line, key: file, name: stem };
}

function named(command: string, tool: string, name: string): CiCommand | null {
  return check.test(name) ? { command, key: `${tool} ${name}`, name } : null;
}

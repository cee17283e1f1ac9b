// What a report of Stryker says, as a table by file and a list of what survived.

/** Score in percent of what was tried; lines of a table with the lowest first, then every survivor with its place. */
export function scores({ files }) {
  const rows = Object.entries(files)
    .map(([file, { mutants }]) => ({ file, ...count(mutants) }))
    .filter(({ tried }) => tried > 0)
    .sort((a, b) => a.score - b.score || (a.file < b.file ? -1 : 1));
  const all = count(Object.values(files).flatMap(({ mutants }) => mutants));
  const survivors = Object.entries(files).flatMap(([file, { mutants, source }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map((mutant) => survivor(file, source.split('\n'), mutant)),
  );
  const row = ({ file, score, dead, tried }) =>
    `${score.toFixed(1).padStart(6)} %  ${dead}/${tried}  ${file}`;
  return { score: all.score, lines: [...survivors, '', ...rows.map(row), row({ file: 'all', ...all })] };
}

function count(mutants) {
  const of = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const dead = of('Killed', 'Timeout');
  const tried = dead + of('Survived', 'NoCoverage');
  return { dead, tried, score: tried === 0 ? 100 : (100 * dead) / tried };
}

function survivor(file, source, { location: { start, end }, replacement, mutatorName, status }) {
  const line = source[start.line - 1] ?? '';
  const was = start.line === end.line ? line.slice(start.column - 1, end.column - 1) : `${line.trim()} …`;
  const why = status === 'NoCoverage' ? ' (no test comes here)' : '';
  const now = (replacement ?? mutatorName).replace(/\s+/g, ' ').slice(0, 100);
  return `${file}:${start.line}:${start.column}  ${was.slice(0, 100)}  →  ${now}${why}`;
}

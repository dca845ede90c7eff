/** What a run has found, for people: figures for each folder, and the mutants that nobody noticed. */

/** Every mutant of some reports with the path of its file below `source`. */
const mutantsOf = (reports, source) =>
  reports
    .flatMap(({ files }) => Object.entries(files))
    .flatMap(([path, file]) =>
      file.mutants.map((mutant) => ({ ...mutant, path: path.slice(source.length + 1), text: file.source })),
    );

const folderOf = ({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : 'beside the folders');

/** Of a folder's mutants how many met which end, and the share of those that count which was noticed. */
function row(name, mutants) {
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  const [killed, timeout, survived, uncovered] = ['Killed', 'Timeout', 'Survived', 'NoCoverage'].map((one) =>
    count(one),
  );
  const counted = killed + timeout + survived + uncovered;
  const score = counted === 0 ? '' : ((100 * (killed + timeout)) / counted).toFixed(1);
  return [name, counted, killed, timeout, survived, uncovered, count('Ignored'), score];
}

/** A table of folders, as it stands in docs/mutation.md. */
export function figures(reports, source) {
  const all = mutantsOf(reports, source);
  const folders = [...new Set(all.map(folderOf))].sort();
  const rows = folders.map((folder) =>
    row(
      folder,
      all.filter((one) => folderOf(one) === folder),
    ),
  );
  const head = ['folder', 'mutants', 'killed', 'timeout', 'survived', 'not covered', 'static, left out', '% killed'];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), '|---|---:|---:|---:|---:|---:|---:|---:|', ...rows.map(line), line(row('all', all))].join('\n');
}

/** One line for each mutant that lives: where it is, what stands there, and what it was changed to. */
export function survivors(reports, source) {
  const shown = (text) => text.replace(/\s+/g, ' ').slice(0, 90);
  return mutantsOf(reports, source)
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ path, text, location: { start, end }, replacement, mutatorName, status }) => {
      const lines = text.split('\n').slice(start.line - 1, end.line);
      lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
      lines[0] = lines[0].slice(start.column - 1);
      const mark = status === 'NoCoverage' ? ' (not covered)' : '';
      return `${path}:${start.line}:${start.column} ${mutatorName}${mark}: ${shown(lines.join('\n'))} → ${shown(replacement ?? '')}`;
    })
    .join('\n');
}

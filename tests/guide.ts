/** The snippets of CONTRIBUTING.md: what stands before one says where it goes, what stands after it who misses it. */

export type Step = {
  readonly path: string;
  /** At the end of a file, before a line of it, among the keys of a JSON file; or a command writes the file. */
  readonly put: 'end' | 'before' | 'among' | 'written';
  /** The line, of those that are put before one. */
  readonly anchor: string;
  /** What is put there, or the command. */
  readonly text: string;
  /** The title of the test that fails where this step was left out, or a message of the compiler. */
  readonly missedBy: { readonly who: 'test' | 'compiler'; readonly says: string };
};

const snippet = /((?:^.+\n)+)\n```\w+\n([\s\S]*?)^```\n\n(?=((?:^.+\n)+))/gm;
const ways = [
  ['end', /At the end of `([^`]+)`:$/],
  ['before', /In `([^`]+)`, before the line `([^`]+)`:$/],
  ['among', /Among the lines of `([^`]+)`:$/],
] as const;

/** Every snippet under "To add an act", in order. Throws where the guide does not say what to do with one. */
export function guideIn(contributing: string): readonly Step[] {
  const part = contributing.slice(contributing.indexOf('## To add an act'), contributing.indexOf('## To add a desk'));
  return [...part.matchAll(snippet)].map(([, before = '', text = '', after = '']) => {
    const [, title, message] =
      /^Left out: (?:`([^`]+)` fails|the compiler says `([^`]+)`)/.exec(after.replaceAll('\n', ' ')) ?? [];
    const says = title ?? message;
    if (says === undefined) throw new Error(`Nobody is said to miss this: ${text}`);
    const missedBy = { who: title === undefined ? 'compiler' : 'test', says } as const;
    const [, written] = /^npx parley .* > (\S+)$/m.exec(text) ?? [];
    if (written) return { path: written, put: 'written', anchor: '', text, missedBy };
    for (const [put, way] of ways) {
      const [, path, anchor = ''] = way.exec(before.trim().replaceAll('\n', ' ')) ?? [];
      if (path) return { path, put, anchor, text, missedBy };
    }
    throw new Error(`It is not said where this goes: ${text}`);
  });
}

/** `parley acts --markdown`: docs/acts.md, made from the schemas and the wording; nobody writes it by hand. */

import type { Wording } from '@parley/desks';
import { actForms, roomRefusals } from '@parley/room';
import { wordFor } from './wording.ts';

type Field = {
  readonly type?: unknown;
  readonly format?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Field;
};
type Schema = { readonly properties?: { readonly [name: string]: Field }; readonly required?: readonly string[] };

/** Every act, desk by desk; the same from the same code. */
export function actsPage(wording: Wording): string {
  const forms = actForms();
  const desks = [...new Set(forms.map((form) => form.desk))];
  const lines = [
    '# Acts',
    '',
    'Everything that can be done in a room. This page is written by `npx parley acts --markdown > docs/acts.md`; a test holds',
    'it against the code. A field with a question mark may be left out. What an act rests on is named by its id.',
  ];
  for (const desk of desks) {
    lines.push('', `## ${desk === 'room' ? 'Room' : wordFor(wording, `desk.${desk}`)}`);
    for (const form of forms.filter((one) => one.desk === desk)) {
      const marks = [form.paper ? 'paper' : '', form.final ? 'cannot be taken back' : ''].filter((one) => one !== '');
      lines.push('', `### ${wordFor(wording, `act.${form.kind}`)}`, '', `\`${form.kind}\``);
      lines.push('', wordFor(wording, `act.${form.kind}.effect`), '');
      lines.push(`- said by: ${form.by.join(', ')}${marks.length > 0 ? `; ${marks.join('; ')}` : ''}`);
      lines.push(`- rules: ${form.rules.join(', ')}`, ...fieldsOf(form.schema as Schema));
    }
    const refusals = forms.find((one) => one.desk === desk)?.refusals ?? [];
    if (refusals.length > 0) lines.push('', `Refused here: ${refusals.map((one) => `\`${one}\``).join(', ')}.`);
  }
  lines.push('', `Every act may be refused: ${roomRefusals.map((one) => `\`${one}\``).join(', ')}.`);
  return lines.join('\n');
}

function fieldsOf({ properties = {}, required = [] }: Schema): readonly string[] {
  return Object.entries(properties).map(([name, field]) => {
    const optional = required.includes(name) ? '' : '?';
    return `- \`${name}\`${optional}: ${sortOf(field)}`;
  });
}

function sortOf(field: Field): string {
  if (field.enum) return field.enum.join(' or ');
  if (field.type === 'array') return `list of ${sortOf(field.items ?? {})}`;
  return String(field.format ?? field.type ?? 'one of several shapes');
}

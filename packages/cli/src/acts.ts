/** `parley acts`: every act with its fields, the rules that judge it and what its desk refuses, from the schemas. */
import { actForms, refusalsOf, roomRefusals } from '@parley/room';
import { actsPage } from './acts-page.ts';
import { exit, type Output } from './outcome.ts';
import { wordFor, wordingIn } from './wording.ts';

type Field = { readonly type?: unknown; readonly format?: unknown; readonly enum?: readonly unknown[] };

export type ActsOptions = { readonly json?: boolean; readonly markdown?: boolean; readonly lang?: string };

export function actsCommand(options: ActsOptions, output: Output): number {
  const wording = wordingIn(options.lang);
  if (options.markdown) {
    output.say(actsPage(wording));
    return exit.holds;
  }
  const forms = actForms().map((form) => ({ ...form, words: wordFor(wording, `act.${form.kind}`) }));
  if (options.json) {
    output.json({ acts: forms, refusals: refusalsOf() });
    return exit.holds;
  }
  for (const form of forms) {
    const { properties = {}, required = [] } = form.schema as {
      properties?: { readonly [name: string]: Field };
      required?: readonly string[];
    };
    output.say(`${form.kind}${form.paper ? ' (paper)' : ''} · ${form.words}`);
    output.say(`  by: ${form.by.join(', ')}   rules: ${form.rules.join(', ')}`);
    for (const [name, field] of Object.entries(properties)) {
      const kind = field.enum ? field.enum.join(' | ') : String(field.format ?? field.type ?? 'one of several');
      output.say(`  ${name}${required.includes(name) ? '' : '?'}: ${kind}`);
    }
  }
  const desks = new Map(forms.map((form) => [form.desk, form.refusals]));
  for (const [desk, refusals] of desks) if (refusals.length > 0) output.say(`${desk} refuses: ${refusals.join(', ')}`);
  output.say(`every act may be refused: ${roomRefusals.join(', ')}`);
  return exit.holds;
}

/** The state of the term in words: the same on every screen. */
import type { Term } from '@parley/server/contract/term';
import { T } from '../words/T.tsx';
import { hourMinute } from '../words/times.ts';
import { useLanguage } from '../words/Words.tsx';

export function TermWords({ term }: { term: Term }) {
  const { language } = useLanguage();
  if (term.state !== 'term-ended') return <T id={`term.${term.state}`} />;
  const time = <bdi dir="ltr">{`${hourMinute(language, 'UTC', term.end)} UTC`}</bdi>;
  return <T id="term.term-ended" values={{ time }} />;
}

/** An earlier act by its short, speakable reference, which leads to it in the record. */
import { Link } from 'wouter';
import { useKept } from '../api/place.ts';
import { useReferences } from '../api/seat.ts';
import { Code } from './Code.tsx';

/** The reference of an act of this seat's record; undefined where no form may refer to it. */
export function useReference(): (id: string) => string | undefined {
  const all = useReferences().data?.references ?? [];
  return (id) => all.find((one) => one.id === id)?.reference;
}

export function Ref({ id }: { id: string }) {
  const reference = useReference()(id);
  const kept = useKept();
  const name = <Code>{reference ?? id.slice(0, 8)}</Code>;
  if (reference === undefined) return name;
  return <Link href={`/record${kept === '' ? '?' : `${kept}&`}sel=${id}`}>{name}</Link>;
}

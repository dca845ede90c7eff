/** What an entry says, field by field, as text and never as markup. */
import { createContext, useContext } from 'react';
import { Code, Num } from '../../signs/Code.tsx';
import { useFacts } from '../../signs/Facts.ts';
import { Party } from '../../signs/Party.tsx';
import { Time } from '../../signs/Time.tsx';
import { Verbatim } from '../../signs/Verbatim.tsx';
import { T } from '../../words/T.tsx';
import { useActName, useWord } from '../../words/useWord.ts';
import styles from './record.module.css';

type Props = { value: unknown; kind: string; field?: string };

/** Milliseconds between 2000 and 2200: no count in any act reaches so far. */
const isInstant = (value: number) => value > 946_684_800_000 && value < 7_258_118_400_000;
const isHash = /^[0-9a-f]{32,}$/;
/** The acts that it may name: what a form may refer to, or what the node found in the entry. */
export type KnownAct = { readonly id: string; readonly reference: string; readonly kind: string };
export const Known = createContext<readonly KnownAct[]>([]);
const isIso = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

export function Body({ value, kind, field = '' }: Props) {
  const word = useWord();
  const { delegations } = useFacts();
  const references = useContext(Known);
  const act = useActName();
  if (value === null || value === undefined) return <T id="body.nothing" />;
  if (typeof value === 'number') return isInstant(value) ? <Time at={value} /> : <Num>{value}</Num>;
  if (typeof value === 'boolean') return <T id={value ? 'body.yes' : 'body.no'} />;
  if (typeof value === 'string') {
    if (isIso.test(value)) return <Time at={value} />;
    if (isHash.test(value)) {
      const known = references.find((one) => one.id === value);
      if (!known) return <Code wrap>{value}</Code>;
      return <T id="body.reference" values={{ reference: <Code>{known.reference}</Code>, act: act(known.kind) }} />;
    }
    if (delegations.some((one) => one.id === value)) return <Party id={value} />;
    return <Verbatim>{word([`value.${field}.${value}`], value)}</Verbatim>;
  }
  if (Array.isArray(value)) {
    return (
      <ul className={styles.items}>
        {value.map((item: unknown, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a signed list never changes its order
          <li key={place}>
            <Body value={item} kind={kind} field={field} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <dl className={styles.facts}>
      {Object.entries(value).map(([name, item]) => (
        <div key={name}>
          <dt>{word([`field.${kind}.${field === '' ? '' : `${field}.`}${name}`, `field.${kind}.${name}`], name)}</dt>
          <dd>
            <Body value={item} kind={kind} field={name} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

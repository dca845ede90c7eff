/** A warning beside a name that is typed; it forbids nothing, since two may truly have such names. */
import { useSettings } from '../api/settings.ts';
import { useFacts } from '../signs/Facts.ts';
import { Sign } from '../signs/Sign.tsx';
import { T } from '../words/T.tsx';
import { looksLike } from './look-alike.ts';
import styles from './writing.module.css';

/** `besides`: names that are present here and nowhere else on this node. */
export function LookAlike({ typed, besides = [] }: { typed: string; besides?: readonly string[] }) {
  const { delegations } = useFacts();
  const people = useSettings().data?.people ?? [];
  const named = people.flatMap(({ name }) => (name === null ? [] : [name]));
  const present = [...delegations.map(({ label }) => label), ...named, ...besides];
  const other = looksLike(typed, present);
  return (
    <span role="status" className={styles.alike}>
      {other === undefined ? null : (
        <>
          <Sign of="due" /> <T id="form.alike" values={{ name: <bdi>{other}</bdi> }} />
        </>
      )}
    </span>
  );
}

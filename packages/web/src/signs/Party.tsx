/** A delegation under its neutral label, boxed; one that only mediates or observes has a dashed box. */
import { cx } from './cx.ts';
import { useFacts } from './Facts.ts';
import styles from './signs.module.css';

export function Party({ id }: { id: string }) {
  const { delegations } = useFacts();
  const own = delegations.find((one) => one.id === id);
  const parties = delegations.filter((one) => one.capacities.includes('party'));
  const place = parties.findIndex((one) => one.id === id);
  const tone = place === 0 ? styles.first : place === 1 ? styles.second : styles.other;
  return <bdi className={cx(styles.party, tone)}>{own?.label ?? id}</bdi>;
}

/** The label as plain text, for sentences. */
export function useLabel(): (id: string) => string {
  const { delegations } = useFacts();
  return (id) => delegations.find((one) => one.id === id)?.label ?? id;
}

/** Delegations in the order of the charter, which is the same on every node. */
export function useInOrder(): (ids: readonly string[]) => string[] {
  const { delegations } = useFacts();
  const order = delegations.map((one) => one.id);
  return (ids) => [...ids].sort((left, right) => order.indexOf(left) - order.indexOf(right));
}

export function Parties({ ids }: { ids: readonly string[] }) {
  const inOrder = useInOrder();
  return (
    <span className={styles.parties}>
      {inOrder(ids).map((id) => (
        <Party key={id} id={id} />
      ))}
    </span>
  );
}

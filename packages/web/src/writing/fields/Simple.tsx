/** The fields that hold one value. */
import { useActs, useReferences, useRoom } from '../../api/seat.ts';
import { useRoomMode } from '../../people/roomMode.ts';
import { useFacts } from '../../signs/Facts.ts';
import { UtcField } from '../../signs/UtcField.tsx';
import { T } from '../../words/T.tsx';
import { useActName, useWord } from '../../words/useWord.ts';
import styles from '../writing.module.css';
import type { Field } from './schema.ts';

const day = 'YYYY-MM-DD';

type Props = {
  id: string;
  kind: string;
  path: string;
  field: Field;
  value: unknown;
  change: (value: unknown) => void;
  fault: string | undefined;
};

export function Simple(props: Props) {
  const { id, kind, path, field, value, change, fault } = props;
  const word = useWord();
  const { delegations } = useFacts();
  const today = useRoom().data?.now.slice(0, 10);
  const text = value === undefined || value === null ? '' : String(value);
  const own = { id, 'aria-invalid': fault !== undefined, 'aria-describedby': fault ? `${id}-fault` : undefined };
  const last = path.split('.').at(-1) ?? path;

  switch (field.is) {
    case 'text':
      return (
        <textarea
          {...own}
          dir="auto"
          value={text}
          maxLength={field.most}
          onChange={(event) => change(event.target.value || undefined)}
        />
      );
    case 'number':
      return (
        <input
          {...own}
          type="number"
          dir="ltr"
          step={1}
          min={field.least}
          max={field.most}
          className={styles.short}
          value={text}
          onChange={(event) => change(event.target.value === '' ? undefined : Number(event.target.value))}
        />
      );
    case 'instant':
      return (
        <span className={styles.instant}>
          <UtcField
            id={id}
            value={text}
            change={(next) => change(next ?? undefined)}
            invalid={fault !== undefined}
            describedBy={own['aria-describedby']}
            day={today}
          />
          <T id="form.utc" />
        </span>
      );
    case 'day':
      return (
        <input
          {...own}
          type="text"
          inputMode="numeric"
          placeholder={day}
          dir="ltr"
          className={styles.short}
          value={text}
          onChange={(event) => change(event.target.value || undefined)}
        />
      );
    case 'enum':
      return (
        <Select
          own={own}
          value={text}
          change={change}
          options={field.values.map((one) => [
            one,
            word([`value.${kind}.${last}.${one}`, `value.${last}.${one}`], one),
          ])}
        />
      );
    case 'yes-no':
      return (
        <input {...own} type="checkbox" checked={value === true} onChange={(event) => change(event.target.checked)} />
      );
    case 'delegation':
      return <Select own={own} value={text} change={change} options={delegations.map((one) => [one.id, one.label])} />;
    case 'reference':
      return <Reference own={own} to={field.to} value={text} change={change} />;
    default:
      return (
        <input
          {...own}
          type="text"
          dir="auto"
          value={text}
          maxLength={field.is === 'line' ? field.most : undefined}
          onChange={(event) => change(event.target.value || undefined)}
        />
      );
  }
}

type Own = { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined };
type SelectProps = {
  own: Own;
  value: string;
  change: (value: unknown) => void;
  options: readonly (readonly [string, string])[];
};

function Select({ own, value, change, options }: SelectProps) {
  return (
    <select {...own} value={value} onChange={(event) => change(event.target.value || undefined)}>
      <option value="">
        <T id="form.choose" />
      </option>
      {options.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** Earlier acts of the kind that the field asks for, by their short reference. */
function Reference({ own, to, value, change }: Omit<SelectProps, 'options'> & { to: readonly string[] }) {
  const all = useReferences().data?.references ?? [];
  const act = useActName();
  const roomMode = useRoomMode();
  const papers = useActs().data?.acts.filter((one) => one.paper) ?? [];
  const kinds = to.flatMap((kind) => (kind === 'paper' ? papers.map((one) => one.kind) : kind));
  const fitting = all.filter((one) => kinds.length === 0 || kinds.includes(one.kind));
  if (fitting.length === 0) {
    return (
      <p className={styles.none} id={own.id}>
        <T id="form.noReference" values={{ act: kinds.map(act).join(', ') }} />
      </p>
    );
  }
  return (
    <Select
      own={own}
      value={value}
      change={change}
      options={fitting.map((one) => [
        one.id,
        // In room mode what an act says is not on the page: it may be about persons.
        [one.reference, act(one.kind), ...(roomMode ? [] : [one.summary])].join(' · '),
      ])}
    />
  );
}

/** One field of an act, made from its schema, with its own word and its own refusal beside it. */
import { useId } from 'react';
import { Num } from '../../signs/Code.tsx';
import { T } from '../../words/T.tsx';
import { useWord } from '../../words/useWord.ts';
import { LookAlike } from '../LookAlike.tsx';
import styles from '../writing.module.css';
import { valueAt } from './missing.ts';
import { Simple } from './Simple.tsx';
import { blank, fieldOf, type Schema } from './schema.ts';

export type FieldProps = {
  readonly kind: string;
  readonly path: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly value: unknown;
  readonly change: (value: unknown) => void;
  readonly faults: Readonly<Record<string, string>>;
};

export function useFieldName(kind: string): (path: string) => string {
  const word = useWord();
  return (path) => {
    const plain = path
      .split('.')
      .filter((part) => !/^\d+$/.test(part))
      .join('.');
    const last = plain.split('.').at(-1) ?? plain;
    return word([`field.${kind}.${plain}`, `field.${kind}.${last}`, `field.${last}`], last);
  };
}

export function FormField(props: FieldProps) {
  const { kind, path, schema, required, value, change, faults } = props;
  const id = useId();
  const name = useFieldName(kind)(path);
  const field = fieldOf(schema);
  if (field.is === 'fixed') return null;
  if (field.is === 'object') {
    return (
      <fieldset className={styles.group}>
        <legend>{/\.\d+$/.test(path) ? <Num>{Number(path.split('.').at(-1)) + 1}</Num> : name}</legend>
        <Fields {...props} />
      </fieldset>
    );
  }
  if (field.is === 'choice') return <Choice {...props} name={name} />;
  if (field.is === 'list') return <List {...props} name={name} />;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        {name}
        {required ? null : (
          <span className={styles.optional}>
            <T id="form.optional" />
          </span>
        )}
      </label>
      <Simple id={id} kind={kind} path={path} field={field} value={value} change={change} fault={faults[path]} />
      {field.is === 'line' ? <LookAlike typed={typeof value === 'string' ? value : ''} /> : null}
      <Fault id={`${id}-fault`} message={faults[path]} />
    </div>
  );
}

/** The properties of an object, in the order in which the schema names them. */
export function Fields({ kind, path, schema, value, change, faults }: FieldProps) {
  const field = fieldOf(schema);
  if (field.is !== 'object') return null;
  return field.properties.map(([name, own, required]) => (
    <FormField
      key={name}
      kind={kind}
      path={path === '' ? name : `${path}.${name}`}
      schema={own}
      required={required}
      value={valueAt(value, name)}
      change={(next) => {
        const { [name]: _, ...others } = (value ?? {}) as Record<string, unknown>;
        change(next === undefined ? others : { ...others, [name]: next });
      }}
      faults={faults}
    />
  ));
}

export function Fault({ id, message }: { id: string; message: string | undefined }) {
  const word = useWord();
  if (message === undefined) return null;
  return (
    <p id={id} className={styles.fault}>
      {word([`refusal.${message}`, message], message)}
    </p>
  );
}

type Named = FieldProps & { readonly name: string };

/** One of several shapes. */
function Choice(props: Named) {
  const { kind, path, schema, value, change, name } = props;
  const word = useWord();
  const id = useId();
  const field = fieldOf(schema);
  if (field.is !== 'choice') return null;
  const chosen = String(valueAt(value, field.by) ?? '');
  const branch = field.options.find(([one]) => one === chosen)?.[1];
  return (
    <fieldset className={styles.group}>
      <legend>{name}</legend>
      <div className={styles.field}>
        <label htmlFor={id}>{word([`field.${kind}.${path}.${field.by}`, `field.${kind}.${field.by}`], field.by)}</label>
        <select
          id={id}
          value={chosen}
          onChange={(event) => {
            const next = field.options.find(([one]) => one === event.target.value)?.[1];
            change(next ? blank(next) : undefined);
          }}
        >
          {field.options.map(([one]) => (
            <option key={one} value={one}>
              {word([`value.${field.by}.${one}`], one)}
            </option>
          ))}
        </select>
      </div>
      {branch ? <Fields {...props} schema={branch} /> : null}
    </fieldset>
  );
}

function List({ kind, path, schema, value, change, faults, name }: Named) {
  const field = fieldOf(schema);
  if (field.is !== 'list') return null;
  const items: unknown[] = Array.isArray(value) ? value : [];
  const replace = (place: number, next: unknown) => change(items.map((one, at) => (at === place ? next : one)));
  return (
    <fieldset className={styles.group}>
      <legend>{name}</legend>
      {items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place until it is signed
        <div key={place} className={styles.item}>
          <FormField
            kind={kind}
            path={`${path}.${place}`}
            schema={field.of}
            required
            value={item}
            change={(next) => replace(place, next ?? '')}
            faults={faults}
          />
          <button type="button" onClick={() => change(items.filter((_, at) => at !== place))}>
            <T id="form.remove" />
          </button>
        </div>
      ))}
      <button
        type="button"
        disabled={items.length >= field.most}
        onClick={() => change([...items, blank(field.of) ?? ''])}
      >
        <T id="form.add" />
      </button>
    </fieldset>
  );
}

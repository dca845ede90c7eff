/**
 * What can be chosen (WAI-ARIA 1.2, combobox with a list): pages, acts that this seat may begin here and now, channels, acts
 * of the record by their reference, and a few switches. Choosing signs nothing: an act opens its form.
 */
import { folded, seeking } from '@parley/desks/searching';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { T } from '../words/T.tsx';
import { useSay } from '../words/useWord.ts';
import styles from './palette.module.css';
import { useFound } from './useFound.tsx';
import { groups, type Item, useItems } from './useItems.tsx';

/** As many of a sort as a reader takes in. */
const most = 8;

export function Choices({ close }: { close: () => void }) {
  const say = useSay();
  const id = useId();
  const [typed, setTyped] = useState('');
  const sought = useDeferredValue(typed);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const known = useItems();
  const found = useFound(sought);
  const shown = useMemo(() => {
    const fits = seeking(sought);
    const isEmpty = folded(sought) === '';
    const fitting = known.filter((one) => fits(folded(one.name)) && (!isEmpty || one.group !== 'acts'));
    return groups.flatMap((group) =>
      [...fitting, ...found].filter((one) => one.group === group).slice(0, group === 'pages' ? 12 : most),
    );
  }, [known, found, sought]);
  const chosen = Math.min(at, shown.length - 1);
  useEffect(() => {
    field.current?.focus();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen one is brought into sight whenever it changes
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen, shown]);

  const take = (item: Item | undefined) => {
    if (!item) return;
    close();
    item.take();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = by[event.key];
    if (step !== undefined) setAt(Math.max(0, Math.min(shown.length - 1, chosen + step)));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) take(shown[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={field}
        type="text"
        dir="auto"
        role="combobox"
        aria-label={say('palette.field')}
        aria-expanded="true"
        aria-controls={`${id}list`}
        aria-activedescendant={shown[chosen] ? `${id}${chosen}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={`${id}list`} role="listbox" aria-label={say('palette.title')} className={styles.list}>
        {groups.map((group) => {
          const own = shown.flatMap((item, place) => (item.group === group ? [{ item, place }] : []));
          if (own.length === 0) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: options stand in groups of a list, not of fields
            <div key={group} role="group" aria-labelledby={`${id}${group}`}>
              <p id={`${id}${group}`} className={styles.group} role="presentation">
                <T id={`palette.${group}`} />
              </p>
              {own.map(({ item, place }) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are read by the field
                // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
                <div
                  key={item.id}
                  id={`${id}${place}`}
                  role="option"
                  aria-selected={place === chosen}
                  className={styles.option}
                  onClick={() => take(item)}
                >
                  <span>{item.shown ?? <bdi>{item.name}</bdi>}</span>
                  {item.keys === undefined ? null : <kbd>{item.keys}</kbd>}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      <p role="status" className={styles.none}>
        {shown.length === 0 ? <T id="palette.none" /> : <T id="palette.count" values={{ count: shown.length }} />}
      </p>
    </>
  );
}

/**
 * A moment in UTC, typed as it is written everywhere here: year first, 24 hours. The browser's own field would follow the
 * browser's language, and might read "11/22, 2 PM".
 */
import { useEffect, useState } from 'react';
import { fromField, toField } from '../words/times.ts';

type Props = {
  readonly id: string;
  readonly value: string;
  readonly change: (iso: string | null) => void;
  readonly className?: string | undefined;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  /** The day of a time that is typed alone, where none stands here yet: `YYYY-MM-DD`. */
  readonly day?: string | undefined;
};

const shape = 'YYYY-MM-DD hh:mm';

export function UtcField({ id, value, change, className, invalid = false, describedBy, day }: Props) {
  const [typed, setTyped] = useState(value === '' ? '' : toField(value));
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    setTyped(value === '' ? '' : toField(value));
    setWrong(false);
  }, [value]);
  const settle = () => {
    const iso = fromField(typed, value === '' ? day : value.slice(0, 10));
    setWrong(typed !== '' && iso === null);
    if (typed === '' ? value !== '' : iso !== null && iso !== value) change(typed === '' ? null : iso);
  };
  return (
    <input
      id={id}
      type="text"
      dir="ltr"
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      size={16}
      placeholder={shape}
      className={className}
      aria-invalid={invalid || wrong}
      aria-describedby={describedBy}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}

/** Words whose key comes from the record: an act, a field, a refusal. What has no word yet shows its code. */
import { useIntl } from 'react-intl';
import type { MessageId } from './languages.ts';

export type Say = (id: MessageId, values?: Record<string, string | number>) => string;

/** A message of the screens as plain text, for labels and titles. */
export function useSay(): Say {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values);
}

export type Word = (keys: readonly string[], code: string, values?: Record<string, string | number>) => string;

/** The first of the keys that the catalogue has, or else the code. */
export function useWord(): Word {
  const intl = useIntl();
  return (keys, code, values) => {
    const id = keys.find((key) => Object.hasOwn(intl.messages, key));
    if (id === undefined) return code;
    return intl.formatMessage({ id }, values);
  };
}

export function useActName(): (kind: string) => string {
  const word = useWord();
  return (kind) => word([`act.${kind}`], kind);
}

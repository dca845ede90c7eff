/** One message of the screens, by its key. Values may be elements, so that no sentence is made of fragments. */
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import type { MessageId } from './languages.ts';

type Values = Record<string, ReactNode | Date | ((parts: ReactNode[]) => ReactNode)>;

export function T({ id, values }: { id: MessageId; values?: Values }) {
  return <FormattedMessage id={id} {...(values ? { values } : {})} />;
}

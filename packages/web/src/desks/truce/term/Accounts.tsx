/** Each side's account, side by side, in the order of the charter; no verdict between them. */
import { useMemo } from 'react';
import blocks from '../../../look/blocks.module.css';
import { Party, useInOrder } from '../../../signs/Party.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';

type Account = { readonly by: string; readonly says: string };

export function Accounts({ accounts }: { accounts: readonly Account[] }) {
  const inOrder = useInOrder();
  const order = useMemo(() => inOrder([...new Set(accounts.map((one) => one.by))]), [accounts, inOrder]);
  if (accounts.length === 0) return null;
  return (
    <div className={blocks.accounts}>
      {order.flatMap((by) =>
        accounts
          .filter((one) => one.by === by)
          .map((one) => (
            <p key={`${by} ${one.says}`} className={blocks.account}>
              <span className={blocks.small}>
                <T id="accounts.says" values={{ who: <Party id={by} /> }} />
              </span>{' '}
              <Verbatim>{one.says}</Verbatim>
            </p>
          )),
      )}
    </div>
  );
}

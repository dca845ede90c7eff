/** When something happened, as it is told; and where it was typed in later, when that was. */
import blocks from '../../look/blocks.module.css';
import { Time } from '../../signs/Time.tsx';
import { T } from '../../words/T.tsx';

type Props = { of: { readonly at: string; readonly enteredAt: string; readonly enteredLater: boolean } };

export function Entered({ of }: Props) {
  return (
    <>
      <Time at={of.at} />
      {of.enteredLater ? (
        <span className={blocks.small}>
          {' '}
          <T id="entered.later" values={{ time: <Time at={of.enteredAt} shape="utc" /> }} />
        </span>
      ) : null}
    </>
  );
}

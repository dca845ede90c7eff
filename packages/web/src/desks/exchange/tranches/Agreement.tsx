/** What the two sides have to agree on: whether they have, and whose word is awaited. */
import { Parties } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { T } from '../../../words/T.tsx';

type Agreed = {
  readonly agreed: boolean;
  readonly acceptedBy: readonly string[];
  readonly awaitedFrom: readonly string[];
};

/** Who has accepted, and whose acceptance is awaited. */
export function Agreement({ of: { agreed, acceptedBy, awaitedFrom } }: { of: Agreed }) {
  return (
    <>
      <Stated as={agreed ? 'met' : 'pending'}>
        <T id={agreed ? 'tranches.agreed' : 'tranches.proposed'} />
      </Stated>
      {acceptedBy.length > 0 ? (
        <span>
          <T id="tranches.acceptedBy" values={{ who: <Parties ids={acceptedBy} /> }} />
        </span>
      ) : null}
      {awaitedFrom.length > 0 ? (
        <span>
          <T id="tranches.awaitedFrom" values={{ who: <Parties ids={awaitedFrom} /> }} />
        </span>
      ) : null}
    </>
  );
}

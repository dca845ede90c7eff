/** One offer as different mediators hold it: shown to mediators alone, each version with who holds it. */
import { useView } from '../../../api/seat.ts';
import blocks from '../../../look/blocks.module.css';
import { Party } from '../../../signs/Party.tsx';
import { Stated } from '../../../signs/Sign.tsx';
import { Verbatim } from '../../../signs/Verbatim.tsx';
import { T } from '../../../words/T.tsx';

export function HeldVersions({ of }: { of: string }) {
  const held = useView('talks').data?.versions.find((one) => one.of === of);
  if (!held) return null;
  return (
    <div className={blocks.section}>
      {held.differ ? (
        <p>
          <Stated as="disputed">
            <T id="talks.versionsDiffer" />
          </Stated>
        </p>
      ) : null}
      <div className={blocks.accounts}>
        {held.texts.map((one) => (
          <p key={`${one.by} ${one.at}`} className={blocks.account}>
            <Party id={one.by} /> <Verbatim>{one.text}</Verbatim>
          </p>
        ))}
      </div>
    </div>
  );
}

/** Handovers: each a chain from hand to hand, in the channel of those who hold a part of it; one of them in full. */
import { useParam } from '../../../api/place.ts';
import { useView } from '../../../api/seat.ts';
import blocks from '../../../look/blocks.module.css';
import { HandSheet } from '../../../paper/HandSheet.tsx';
import { Heard } from '../../../term/Heard.tsx';
import { T } from '../../../words/T.tsx';
import { Write } from '../../../writing/Write.tsx';
import { InChannel } from '../InChannel.tsx';
import { Handover } from './Handover.tsx';
import { HandoverTable } from './HandoverTable.tsx';

export function Handovers() {
  const view = useView('handovers').data;
  const [sel] = useParam('sel');
  if (!view) return null;
  const channels = [...new Set(view.handovers.map((one) => one.channel))];
  const shown =
    view.handovers.find((one) => one.id === sel) ??
    view.handovers.find((one) => one.awaitedFromReader.length > 0) ??
    view.handovers.at(-1);
  return (
    <>
      <p className={blocks.row}>
        <Write act="exchange.handover-planned" isNew primary={channels.length === 0} />
        <Write act="exchange.remains-stated" />
      </p>
      {channels.length === 0 ? (
        <p className={blocks.quiet}>
          <T id="handovers.none" />
        </p>
      ) : null}
      {channels.map((channel) => (
        <InChannel key={channel} id={channel}>
          <HandoverTable handovers={view.handovers.filter((one) => one.channel === channel)} shown={shown?.id} />
          {shown?.channel === channel ? <Handover key={shown.id} handover={shown} as={view.as} /> : null}
        </InChannel>
      ))}
      <p className={blocks.small}>
        <Heard from={view} />
      </p>
      <HandSheet of="receipt" rows={8} />
    </>
  );
}

/** A delegation's own pages, once its node is open. */
import { useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useLive } from '../api/live.ts';
import { useKept } from '../api/place.ts';
import { liveAddress, useRoom, useSession } from '../api/seat.ts';
import { ActPage } from '../desks/act/ActPage.tsx';
import { CharterPage } from '../desks/charter/CharterPage.tsx';
import { ExchangePage } from '../desks/exchange/ExchangePage.tsx';
import { PrincipalsPage } from '../desks/principals/PrincipalsPage.tsx';
import { RecordPage } from '../desks/record/RecordPage.tsx';
import { RoomPage } from '../desks/room/RoomPage.tsx';
import { StatementsPage } from '../desks/statements/StatementsPage.tsx';
import { TalksPage } from '../desks/talks/TalksPage.tsx';
import { TeamsPage } from '../desks/teams/TeamsPage.tsx';
import { TrucePage } from '../desks/truce/TrucePage.tsx';
import { WallPage } from '../desks/wall/WallPage.tsx';
import { Facts } from '../signs/Facts.ts';
import { Unlock } from '../unlock/Unlock.tsx';
import { useSay } from '../words/useWord.ts';
import { WritingRoom } from '../writing/WritingRoom.tsx';
import { pages } from './desks.ts';
import { Frame } from './Frame.tsx';
import { Silent } from './Silent.tsx';

export function Seat() {
  const session = useSession();
  if (session.isError) return <Silent />;
  if (!session.data) return null;
  return session.data.state === 'open' ? <Open /> : <Unlock state={session.data.state} />;
}

function Open() {
  const room = useRoom();
  const link = useLive(liveAddress);
  const kept = useKept();
  const [path] = useLocation();
  const say = useSay();
  const desk = pages.find((one) => path === one.path);

  useEffect(() => {
    document.title = desk ? say('frame.title', { page: say(desk.name) }) : say('frame.parley');
  }, [desk, say]);

  if (!room.data) return room.isError ? <Silent /> : null;
  return (
    <Facts value={room.data}>
      <Switch>
        <Route path="/wall">
          <WallPage link={link} />
        </Route>
        <Route>
          <WritingRoom>
            <Frame link={link}>
              <Switch>
                <Route path="/" component={RoomPage} />
                <Route path="/talks" component={TalksPage} />
                <Route path="/charter" component={CharterPage} />
                <Route path="/statements" component={StatementsPage} />
                <Route path="/principals" component={PrincipalsPage} />
                <Route path="/truce" component={TrucePage} />
                <Route path="/exchange" component={ExchangePage} />
                <Route path="/teams" component={TeamsPage} />
                <Route path="/record" component={RecordPage} />
                <Route path="/act" component={ActPage} />
                <Route>
                  <Redirect to={`/${kept}`} replace />
                </Route>
              </Switch>
            </Frame>
          </WritingRoom>
        </Route>
      </Switch>
    </Facts>
  );
}

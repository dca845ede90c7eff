/** A delegation's own pages, once its node is open. */
import { useIsFetching } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useLive } from '../api/live.ts';
import { fetchTheOthers } from '../api/parts.ts';
import { useKept } from '../api/place.ts';
import { liveAddress, useRoom, useSession } from '../api/seat.ts';
import { WallPage } from '../desks/wall/WallPage.tsx';
import { Facts } from '../signs/Facts.ts';
import { Unlock } from '../unlock/Unlock.tsx';
import { useSay } from '../words/useWord.ts';
import { WritingRoom } from '../writing/WritingRoom.tsx';
import { pages } from './desks.ts';
import { Frame } from './Frame.tsx';
import {
  ActPage,
  Begin,
  CharterPage,
  ExchangePage,
  MinutesPage,
  PrincipalsPage,
  RecordPage,
  RoomPage,
  SettingsPage,
  StatementsPage,
  TalksPage,
  TeamsPage,
  TrucePage,
} from './pages.ts';
import { Silent } from './Silent.tsx';

/** How long nothing was asked for before the other desks' pages are. */
const restMs = 3_000;

export function Seat() {
  const session = useSession();
  if (session.isError) return <Silent />;
  if (!session.data) return null;
  switch (session.data.state) {
    case 'open':
      return <Open />;
    case 'unfounded':
      return <Unfounded />;
    default:
      return <Unlock state={session.data.state} />;
  }
}

/** There is nothing to be shown but the first run; its address stays the same once there is a room. */
function Unfounded() {
  const kept = useKept();
  return (
    <Suspense>
      <Switch>
        <Route path="/begin" component={Begin} />
        <Route>
          <Redirect to={`/begin${kept}`} replace />
        </Route>
      </Switch>
    </Suspense>
  );
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

  const settled = useIsFetching() === 0 && room.data !== undefined;
  useEffect(() => {
    if (!settled) return;
    const timer = window.setTimeout(() => void fetchTheOthers(), restMs);
    return () => window.clearTimeout(timer);
  }, [settled]);

  if (!room.data) return room.isError ? <Silent /> : null;
  return (
    <Facts value={room.data}>
      <Switch>
        <Route path="/wall">
          <WallPage link={link} />
        </Route>
        <Route path="/begin">
          <Suspense>
            <Begin />
          </Suspense>
        </Route>
        <Route>
          <WritingRoom>
            <Frame link={link}>
              <Suspense>
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
                  <Route path="/minutes" component={MinutesPage} />
                  <Route path="/act" component={ActPage} />
                  <Route path="/settings" component={SettingsPage} />
                  <Route>
                    <Redirect to={`/${kept}`} replace />
                  </Route>
                </Switch>
              </Suspense>
            </Frame>
          </WritingRoom>
        </Route>
      </Switch>
    </Facts>
  );
}

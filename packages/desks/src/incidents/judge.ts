/** May this act stand? Every rule is one line and names itself. */
import { admit, isMember } from '../admission.ts';
import type { Charter, Verdict } from '../desk.ts';
import { allKept, isKept, kept } from '../kept.ts';
import { acts, type IncidentsRefusal, type IncidentsSaid, type IncidentsState } from './words.ts';

type Judged = Verdict<IncidentsRefusal>;
type Of<Kind extends IncidentsSaid['kind']> = Extract<IncidentsSaid, { kind: Kind }>;

export function judge(charter: Charter, state: IncidentsState, said: IncidentsSaid): Judged {
  const admitted = admit(charter, acts, said); // IN1
  if (admitted !== 'stands') return admitted;
  switch (said.kind) {
    case 'incidents.reported':
      if (isKept(state.incidents, said.id)) return 'recorded-already';
      return said.body.occurredAt > Math.max(said.at, said.notBefore) ? 'lies-in-the-future' : 'stands'; // IN3
    case 'incidents.visit-recorded':
    case 'incidents.finding-made':
      return inInquiry(state, said);
    case 'incidents.finding-answered':
      return toFinding(state, said);
    case 'incidents.remedy-answered':
    case 'incidents.remedy-account-given':
      return toRemedy(state, said);
    default:
      return aboutIncident(charter, state, said);
  }
}

type AboutIncident = Of<
  'incidents.inquiry-opened' | 'incidents.version-given' | 'incidents.remedy-proposed' | 'incidents.effect-stated'
>;

function aboutIncident(charter: Charter, state: IncidentsState, said: AboutIncident): Judged {
  if (!isKept(state.incidents, said.body.incident)) return 'unknown-incident';
  switch (said.kind) {
    case 'incidents.inquiry-opened': {
      const { members, incident } = said.body;
      if (new Set(members).size < members.length) return 'named-twice'; // IN4
      if (!members.every((one) => isMember(charter, one))) return 'unknown-delegation'; // IN4
      const opened = allKept(state.inquiries).some((one) => one.incident === incident);
      return opened ? 'inquiry-opened-already' : 'stands'; // IN4
    }
    case 'incidents.remedy-proposed':
      if (isKept(state.remedies, said.id)) return 'recorded-already';
      return isMember(charter, said.body.expectedFrom) ? 'stands' : 'unknown-delegation'; // IN9
    case 'incidents.version-given':
    case 'incidents.effect-stated':
      return 'stands';
  }
}

function inInquiry(state: IncidentsState, said: Of<'incidents.visit-recorded' | 'incidents.finding-made'>): Judged {
  const inquiry = kept(state.inquiries, said.body.inquiry);
  if (!inquiry) return 'unknown-inquiry';
  if (!inquiry.members.includes(said.by)) return 'not-of-this-inquiry'; // IN5, IN7
  if (isKept(state.visits, said.id) || isKept(state.findings, said.id)) return 'recorded-already';
  if (said.kind === 'incidents.visit-recorded') return 'stands';
  const made = allKept(state.findings).some((one) => one.inquiry === inquiry.id);
  return made ? 'finding-made-already' : 'stands'; // IN7
}

function toFinding(state: IncidentsState, said: Of<'incidents.finding-answered'>): Judged {
  const finding = kept(state.findings, said.body.finding);
  const inquiry = finding && kept(state.inquiries, finding.inquiry);
  if (!finding || !inquiry) return 'unknown-finding';
  if (!inquiry.members.includes(said.by)) return 'not-of-this-inquiry'; // IN8
  if (finding.by === said.by) return 'own-finding'; // IN8
  return allKept(finding.answers).some((one) => one.by === said.by) ? 'answered-already' : 'stands'; // IN8
}

function toRemedy(
  state: IncidentsState,
  said: Of<'incidents.remedy-answered' | 'incidents.remedy-account-given'>,
): Judged {
  const remedy = kept(state.remedies, said.body.remedy);
  if (!remedy) return 'unknown-incident-remedy';
  if (said.kind === 'incidents.remedy-account-given') return 'stands';
  if (remedy.expectedFrom !== said.by) return 'expected-from-another'; // IN9
  return allKept(remedy.answers).length > 0 ? 'answered-already' : 'stands'; // IN9
}

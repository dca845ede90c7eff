/** A room of three, small enough to be played in every test: a mediator between two parties who share no line. */
export const smallScenario = `
room:
  title: A small room
  terms: Terms of reference of a test.
  seed: 7
  starts: 2023-11-24T00:00:00Z
  convener: mediator
  replay: true
  zones: [{ label: Site one, zone: Asia/Qatar }]
  demo: { at: 2023-11-24T01:30:00Z }
  chapters:
    - at: 2023-11-24T01:30:00Z
      title: { en: First, ar: First }
      text: { en: First., ar: First. }
      look: [{ seat: party-a, page: truce }]
      presses:
        - { id: cut-b, seat: party-b, label: { en: Cut, ar: Cut }, cut: [b1] }
        - id: note
          seat: mediator
          label: { en: Note, ar: Note }
          acts:
            - { by: mediator, channel: line-a, act: talks.noted, body: { text: A note of the mediator } }
        - { id: heal-b, seat: party-b, label: { en: Heal, ar: Heal }, heal: [b1] }
    - at: 2023-11-24T03:00:00Z
      title: { en: Second, ar: Second }
      text: { en: Second., ar: Second. }
  facts:
    - { title: { en: A has told, ar: A has told }, step: told }
delegations:
  mediator: { label: Mediator, capacities: [mediator], nodes: [m1] }
  party-a: { label: Party A, capacities: [party], nodes: [a1] }
  party-b: { label: Party B, capacities: [party], nodes: [b1] }
channels:
  board: { purpose: notice-board, members: [mediator], readers: [party-a, party-b] }
  line-a: { purpose: line, members: [mediator, party-a] }
  line-b: { purpose: line, members: [mediator, party-b] }
  own-a: { purpose: own, members: [party-a] }
steps:
  - { at: 2023-11-24T01:00:00Z, by: party-a, channel: line-a, act: talks.message-sent, body: { text: canary-of-line-a }, id: told, invented: true }
  - { at: 2023-11-24T02:00:00Z, by: party-b, channel: line-b, act: talks.message-sent, body: { text: canary-of-line-b }, id: told-b, source: A public report }
`;

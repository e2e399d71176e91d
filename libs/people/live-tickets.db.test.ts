import { mobile, type PeopleWorld, startPeopleWorld } from '../../test/world/people-world';
import { hashToken } from '../platform/token';
import { LiveTicketsService } from './live-tickets.service';

let world: PeopleWorld;
let tickets: LiveTicketsService;
beforeAll(async () => {
  world = await startPeopleWorld();
  tickets = new LiveTicketsService(world.database, world.clock);
});
afterAll(() => world[Symbol.asyncDispose]());

const signedIn = async (n: number) => {
  const personId = await world.personOf(mobile(n));
  const session = await world.database.transaction((tx) => world.sessions.open(tx, personId, 1));
  return { personId, session };
};

test('many who come at one moment are let in each as themselves, once, and with their own session', async () => {
  const crowd = await Promise.all([700, 701, 702].map(signedIn));
  const issued = await Promise.all([...crowd, ...crowd].map(({ session }) => tickets.issue(session)));
  const shown = issued.flatMap((ticket) => (ticket ? [ticket, ticket] : []));
  const admissions = await Promise.all(shown.map((ticket) => tickets.redeem(ticket)));
  const letIn = admissions.flatMap((admission) => admission ?? []);
  expect(admissions).toHaveLength(12);
  expect(letIn).toEqual(
    [...crowd, ...crowd].map(({ personId, session }) => ({ personId, sessionHash: hashToken(session) })),
  );
});

test('one whose session has just ended gets no ticket, and holds up nobody who asks at the same moment', async () => {
  const [gone, here] = await Promise.all([703, 704].map(signedIn));
  await world.sessions.end(gone.session);
  const [none, one] = await Promise.all([gone, here].map(({ session }) => tickets.issue(session)));
  expect([none, typeof one]).toEqual([undefined, 'string']);
});

// Uses the API of a running store through types that are generated from its document: what does not fit does not compile.
import createClient from 'openapi-fetch';
import type { components, paths } from './obj/schema.js';

declare const process: { env: Record<string, string> };

type Problem = components['schemas']['ApiProblem'];

const { STORE, KEY, STRANGER } = process.env as { STORE: string; KEY: string; STRANGER: string };
const client = createClient<paths>({ baseUrl: STORE, headers: { 'X-Api-Key': KEY } });

const enrolled = await client.POST('/api/loyalty/programs/{programId}/members', {
  params: { path: { programId: 1 } },
  body: { customerId: Number(STRANGER), externalType: 'openapi', externalId: STRANGER }
});
const memberId = enrolled.data!.data!.id!;

const book = (amount: number, key: string) => client.POST('/api/loyalty/members/{memberId}/transactions', {
  params: { path: { memberId }, header: { 'Idempotency-Key': key } },
  body: { points: amount, reason: 'Round trip' }
});
const given = await book(120, `given-${STRANGER}`);
const repeated = await book(120, `given-${STRANGER}`);
const spent = await book(-20, `spent-${STRANGER}`);
const refused = await book(-1000, `refused-${STRANGER}`);
const problem: Problem = refused.error!;

const points = await client.GET('/api/loyalty/points/{customerId}', { params: { path: { customerId: Number(STRANGER) } } });
const history = await client.GET('/api/loyalty/members/{memberId}/transactions', { params: { path: { memberId }, query: { limit: 10 } } });

const read = await client.GET('/api/loyalty/members/{id}', { params: { path: { id: memberId } } });
const change = (externalId: string) => client.PUT('/api/loyalty/members/{id}', {
  params: { path: { id: memberId }, header: { 'If-Match': read.response.headers.get('ETag')! } },
  body: { externalId, externalType: 'openapi' }
});
const changed = await change(`${STRANGER}-b`);
const stale = await change(`${STRANGER}-c`);

console.log(JSON.stringify({
  points: points.data!.data!.points,
  balance: given.data!.data!.balance,
  repeatedId: repeated.data!.data!.transaction!.id,
  givenId: given.data!.data!.transaction!.id,
  spentType: spent.data!.data!.transaction!.type,
  problem,
  history: history.data!.data!.map(entry => entry.points),
  nextBefore: history.data!.meta!.nextBefore,
  externalId: changed.data!.data!.externalId,
  stale: (stale.error as Problem).code
}));
